import { cp, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { councilId, editionId } from '../../src/core/guidance.ts';
import type { OpenedEdition } from '../../src/core/opened-edition.ts';
import { openApart } from '../../src/knowledge/open-apart.ts';
import { openHere } from '../../src/knowledge/open-edition.ts';
import type { EditionSource } from '../../src/knowledge/open-edition.ts';
import { unpackLines } from '../../src/knowledge/packed-edition.ts';
import { aLog } from '../support/builders.ts';
import { aFakeEmbedder } from '../support/fake-embedder.ts';
import { aMemoryCache, SOUND } from '../support/sound-knowledge.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const folder = (root: string): EditionSource => ({ from: 'folder', root, common: undefined });

interface Places {
  readonly cache?: string;
  readonly shipped?: string;
}

async function opened(
  source: EditionSource,
  embedder = aFakeEmbedder(),
  { cache, shipped }: Places = {},
): Promise<OpenedEdition> {
  const open = openApart({ shipped, cache, embedder, log: aLog(), progress: () => {} });
  const result = await open(source);
  if (result.outcome !== 'opened') throw new Error('The folder has problems.');
  onTestFinished(() => result.opened.close());
  return result.opened;
}

const OLD = 'Members may fly a kite on the common, unless a fair is held there.';
const NEW = 'Members may fly a kite on the common, unless a fair or a circus is held there.';

/** With another address of its clerk as well. */
async function aChanged(): Promise<string> {
  const root = await aTempFolder();
  await cp(SOUND, root, { recursive: true });
  for (const file of ['kites.yaml', join('sources', 'kites.txt')]) {
    const path = join(root, 'marlpit', file);
    await writeFile(path, (await readFile(path, 'utf8')).replace(OLD, NEW));
  }
  const council = join(root, 'marlpit', 'council.yaml');
  await writeFile(council, (await readFile(council, 'utf8')).replace('clerk@', 'office@'));
  return root;
}

const DAY = '2026-06-04';

describe('an edition in a thread, for whoever puts guidance in force', () => {
  it('is opened again from what is kept of it, and answers the same', async () => {
    const first = await opened(folder(SOUND));
    const content = await first.content();
    const again = await opened({ from: 'kept', id: first.edition.id, content });
    expect(again.edition.id).toBe(first.edition.id);
    expect(again.edition.documents).toEqual(first.edition.documents);
    for (const text of ['may I fly a kite', 'how near the pond'])
      expect(await again.edition.find({ text }, undefined, 5)).toEqual(
        await first.edition.find({ text }, undefined, 5),
      );
    expect(await again.expected()).toEqual(await first.expected());
    const other = opened({ from: 'kept', id: editionId('0123456789ab'), content });
    await expect(other).rejects.toMatchObject({ code: 'EDITION_UNREADABLE' });
  });

  it('says word by word what is otherwise than in another, and which of its clauses are touched', async () => {
    const [before, after] = [await opened(folder(SOUND)), await opened(folder(await aChanged()))];
    const comparison = await after.compare(await before.content(), DAY);
    expect(comparison).toMatchObject({
      counts: { added: 0, removed: 0, renumbered: 0, redated: 0, reworded: 1 },
      lines: [
        'marlpit/kites: Kites and Gliders on Council Land',
        '  ~ 1.1 (Flying): … the common, unless a fair {+or a circus +}is held there.',
        'council marlpit',
        '  contact Town Clerk: email: clerk@marlpit.example; for: advice on this guidance → email: office@marlpit.example; for: advice on this guidance',
      ],
      changed: 4,
      touched: ['marlpit/kites/1.1'],
    });
    expect(await unpackLines(comparison.packed)).toEqual([
      'marlpit/kites: Kites and Gliders on Council Land',
      '  ~ 1.1 (Flying): Members may fly a kite on the common, unless a fair {+or a circus +}is held there.',
      'council marlpit',
      expect.stringContaining('office@marlpit.example'),
      'Clauses: 0 added, 0 removed, 1 reworded, 0 renumbered.',
    ]);
    await expect(after.compare(new Uint8Array(), DAY)).rejects.toMatchObject({ code: 'EDITION_UNREADABLE' });
    expect((await after.compare(undefined, DAY)).counts).toMatchObject({ added: 6 });
  });

  it('is examined as on this thread, in the background, and reads each question once for ever', async () => {
    const here = await openHere({ root: SOUND }, await aMemoryCache())();
    if (here.outcome !== 'opened') throw new Error('The folder has problems.');
    const questions = [
      ...(await here.opened.expected()),
      { council: councilId('marlpit'), question: 'zeppelins over the moon', clauses: [] },
    ];
    const cache = join(await aTempFolder(), 'vectors-cache.bin');
    const embedder = aFakeEmbedder();
    const first = await opened(folder(SOUND), embedder, { cache });
    const built = embedder.calls.length;
    const grades = await first.examine(questions, DAY);
    expect(grades).toEqual(await here.opened.examine(questions, DAY));
    const asked = embedder.calls.slice(built);
    expect(asked.length).toBeGreaterThanOrEqual(questions.length);
    expect(new Set(asked.map(({ urgency }) => urgency))).toEqual(new Set(['background']));
    await first.examine(questions, DAY);
    expect(embedder.calls.length - built).toBe(asked.length);
    const again = aFakeEmbedder();
    const second = await opened(folder(SOUND), again, { cache });
    expect(await second.examine(questions, DAY)).toEqual(grades);
    expect([embedder.calls.length - built, again.calls]).toEqual([asked.length, []]);
  });

  it('is examined without the model where the vectors of its questions come with it, whatever else is there', async () => {
    const data = await aTempFolder();
    const shipped = join(data, 'vectors.bin');
    const embedder = aFakeEmbedder();
    const first = await opened(folder(SOUND), embedder, { cache: join(data, 'vectors-cache.bin') });
    const questions = await first.expected();
    const grades = await first.examine(questions, DAY);
    const kept = join(data, 'expected-cache.bin');
    await rename(kept, join(data, 'expected-vectors.bin'));
    const own = join(await aTempFolder(), 'vectors-cache.bin');
    const again = aFakeEmbedder();
    const second = await opened(folder(SOUND), again, { shipped, cache: own });
    const built = again.calls.length;
    expect(await second.examine(questions, DAY)).toEqual(grades);
    expect(again.calls.length).toBe(built);
    await writeFile(join(data, 'expected-vectors.bin'), 'no vectors');
    const third = await opened(folder(SOUND), aFakeEmbedder(), { shipped });
    expect(await third.examine(questions, DAY)).toEqual(grades);
  });

  it('reads each question once, also for whoever begins before another has done', async () => {
    const embedder = aFakeEmbedder();
    const edition = await opened(folder(SOUND), embedder);
    const questions = await edition.expected();
    const built = embedder.calls.length;
    const [one, other] = await Promise.all([edition.examine(questions, DAY), edition.examine(questions, DAY)]);
    expect(one).toEqual(other);
    const texts = embedder.calls.slice(built).flatMap((call) => call.texts);
    expect(texts).toEqual([...new Set(texts)]);
    expect(texts.length).toBeGreaterThanOrEqual(questions.length);
  });

  it('says all that is expected of it, and is asked as it is on the day', async () => {
    const root = await aTempFolder();
    await cp(SOUND, root, { recursive: true });
    const file = join(root, 'marlpit', 'kites.yaml');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace("number: '1.1'", "number: '1.1'\n        until: 2026-03-19"));
    const edition = await opened(folder(root));
    const { touched, lines } = await edition.compare(await (await opened(folder(SOUND))).content(), '2026-03-20');
    expect([touched, lines]).toEqual([['marlpit/kites/1.1'], expect.arrayContaining(['  not in force any more: 1.1'])]);
    const expected = await edition.expected();
    expect(expected.map(({ question }) => question)).toEqual([
      'may I fly a kite',
      'how far from the pond',
      'when is the bakery open',
    ]);
    const [kite] = expected;
    if (kite === undefined) throw new Error('Nothing is expected.');
    const [then] = await edition.examine([kite], '2026-03-19');
    const [after] = await edition.examine([kite], '2026-03-20');
    expect([then?.first, after?.first === then?.first]).toEqual(['marlpit/kites/1.1', false]);
  });
});
