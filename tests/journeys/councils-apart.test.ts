import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createCuratedStore } from '../../src/adapters/store/curated.ts';
import { openDatabase } from '../../src/adapters/store/database.ts';
import type { CuratedEntry } from '../../src/core/curated-answer.ts';
import { clauseId, councilId, documentId } from '../../src/core/guidance.ts';
import { ASK_AGAIN } from '../../src/core/wording.ts';
import { eventually } from '../support/chatter.ts';
import { aCurated, APPROVE, CURATED_STATES, PROPOSED_AT } from '../support/curated.ts';
import { BEN } from '../support/escalations.ts';
import { directMessage } from '../support/fake-slack-events.ts';
import type { Chatter } from '../support/chatter.ts';
import { openTwoWorkspaces } from '../support/two-workspaces.ts';
import type { TwoWorkspaces } from '../support/two-workspaces.ts';

const KITE = 'Members may fly a kite on the common, unless a fair is held there.';
const KITES = 'can I fly my kite on the common';
const PINS = 'Use brass pins on the noticeboard. Section 107 of the Pin Act forbids staples.';

let service: TwoWorkspaces;
let marl: Chatter;
let salt: Chatter;
beforeAll(async () => {
  service = await openTwoWorkspaces({ apart: true });
  for (const workspace of ['T0MARLPIT', 'T0SALTBY']) await service.install(workspace);
  marl = service.person('T0MARLPIT', 'Cllr Marl');
  salt = service.person('T0SALTBY', 'Cllr Salt');
});
afterAll(() => service.close());

const linesOf = (event: string) => service.log.lines.filter((line) => line.event === event);

/** Once this service knows what another process has put in force. */
const inForce = (council: string, number: number) =>
  eventually(() =>
    expect(linesOf('library-in-force').map(({ fields }) => fields)).toContainEqual(
      expect.objectContaining({ council, number }),
    ),
  );
const quoted = async (by: Chatter, question: string, clause: string) =>
  expect((await by.ask(question)).guidance).toContain(clause);

/** In the document and in its source, which says so, too. */
async function reword(council: string, from: string, to: string): Promise<void> {
  for (const file of ['kites.yaml', 'sources/kites.txt']) {
    const path = join(service.knowledge, council, file);
    await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));
  }
}

const APPROVED: CuratedEntry = { by: BEN, at: PROPOSED_AT, move: APPROVE, turn: undefined };

describe('councils with a library each', () => {
  it('have nothing in force by starting, and whoever asks is told so', async () => {
    expect(linesOf('nothing-published')).toHaveLength(1);
    await service.senderIn('T0MARLPIT').event(directMessage('Ev-before', { text: KITES }));
    const shown = () => service.slack.installs.workspaceOf('T0MARLPIT').shown();
    await eventually(() => expect(shown().at(-1)?.text).toContain(ASK_AGAIN['no-council']));
  });

  it('are put in force one by one, and opened when somebody asks', async () => {
    expect(await service.publish('marlpit')).toMatchObject({ outcome: 'in-force', publication: { number: 1 } });
    await inForce('marlpit', 1);
    await quoted(marl, KITES, KITE);
    expect(linesOf('library-opened').map(({ fields }) => fields['council'])).toEqual(['marlpit']);
    expect(await service.publish('saltby')).toMatchObject({ outcome: 'in-force', publication: { number: 1 } });
    await inForce('saltby', 1);
    await quoted(salt, 'which pins go on the noticeboard', PINS);
    expect((await salt.ask(KITES)).lines.join('\n')).not.toContain(KITE);
  });

  it('change one by one: a fault in the files of one keeps no other from being put in force', async () => {
    await reword('marlpit', 'a fair is held there', 'a fête is held there');
    await writeFile(join(service.knowledge, 'saltby', 'noticeboards.yaml'), 'title: [');
    expect(await service.publish('saltby')).toMatchObject({ outcome: 'faulty' });
    expect(await service.publish('marlpit')).toMatchObject({ outcome: 'in-force', publication: { number: 2 } });
    await inForce('marlpit', 2);
    await quoted(marl, KITES, KITE.replace('fair', 'fête'));
    await quoted(salt, 'which pins go on the noticeboard', PINS);
  });

  it('have officer advice put on hold though nobody asks: a library that is not open is opened for it', async () => {
    await service.restart();
    const database = await openDatabase(service.database);
    onTestFinished(() => database.destroy());
    const curated = createCuratedStore(database);
    const council = councilId('marlpit');
    const rests = [{ clause: clauseId(council, documentId('kites'), '1.1'), text: KITE.replace('fair', 'fête') }];
    const [history, now] = [[APPROVED], CURATED_STATES['in-force']];
    const advice = aCurated({ council, team: 'clerks', expires: '9999-01-01', rests, now, history });
    await curated.propose(advice, []);
    await reword('marlpit', 'a fête is held there', 'a fair is held there');
    expect(await service.publish('marlpit')).toMatchObject({ outcome: 'in-force', publication: { number: 3 } });
    const state = async () => (await curated.byId(advice.id))?.now.state;
    await expect.poll(state, { timeout: 20_000, interval: 50 }).toBe('on-hold');
    await reword('marlpit', 'a fair is held there', 'a fête is held there');
    await service.publish('marlpit');
    await inForce('marlpit', 4);
  });

  it('answer after a restart from what was put in force, whatever the files hold', async () => {
    await service.restart();
    await quoted(marl, KITES, KITE.replace('fair', 'fête'));
    await quoted(salt, 'which pins go on the noticeboard', PINS);
    expect(service.slack.refusals).toEqual([]);
  });
});
