import { resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openMicrosoft } from '../../scripts/load/microsoft.ts';
import { openPlatforms } from '../../scripts/load/platforms.ts';
import { startReplica } from '../../scripts/load/replica.ts';
import { handOn, personOf, question } from '../../scripts/load/requests.ts';
import { SOUND_KNOWLEDGE } from '../support/fake-terminal.ts';
import { aTempFolder } from '../support/temp-folder.ts';

/** Far more than it takes, since other tests run beside this one. */
const WAIT_MS = 15_000;

it('the service under load takes of Teams what bears a token for it, posts with one that it got itself, and takes nothing else', async () => {
  const microsoft = await openMicrosoft();
  onTestFinished(() => microsoft.close());
  const posted: (string | undefined)[] = [];
  const platforms = await openPlatforms([], (header) => (posted.push(header), microsoft.isService(header)));
  onTestFinished(() => platforms.close());
  const { apiUrl, serviceUrl } = platforms;
  const place = { knowledge: resolve(SOUND_KNOWLEDGE), data: await aTempFolder(), apiUrl };
  const replica = startReplica({ ...place, microsoft, model: false });
  onTestFinished(async () => void (await replica.stop()));
  const origin = (await replica.listening) ?? replica.complaint();
  const asker = personOf('teams', 1);
  const ask = (id: string, authorization?: string) =>
    handOn(origin, question(asker, id, 'hello', serviceUrl), WAIT_MS, authorization);

  const right = microsoft.authorization(serviceUrl);
  const elsewhere = microsoft.authorization('https://smba.example/uk/');
  for (const header of [undefined, `${right.slice(0, -8)}AAAAAAAA`, elsewhere])
    expect(await ask('1', header)).toBeUndefined();
  expect(posted).toEqual([]);
  const answered = platforms.nextIn(asker.at);
  expect(await ask('2', right)).toBeDefined();
  await answered;
  expect(posted.map((header) => microsoft.isService(header))).toEqual([true]);
});
