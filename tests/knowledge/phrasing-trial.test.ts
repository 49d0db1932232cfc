import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { councilId } from '../../src/core/guidance.ts';
import { judge } from '../../src/knowledge/phrasing-trial.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { readReview, reviewOf } from '../../src/knowledge/phrasing-review.ts';
import { padPhrasings } from '../support/enough-phrasings.ts';
import { aMemoryCache, SOUND } from '../support/sound-knowledge.ts';

const MARLPIT = councilId('marlpit');
const root = await mkdtemp(join(tmpdir(), 'clausebook-'));
await cp(SOUND, root, { recursive: true });
await padPhrasings(root);
const folder = await readFolder(root);
await rm(root, { recursive: true });

async function judged(asked: readonly (readonly [string, string])[], within: Folder = folder) {
  const clauses = within.documents.flatMap((document) => document.clauses);
  const proposals = asked.map(([key, phrasing]) => {
    const clause = clauses.find((one) => one.key === key && one.citation.council === MARLPIT);
    if (clause === undefined) throw new Error(`There is no clause ${key}.`);
    return { clause, phrasing, made: 'model' as const };
  });
  return judge(within, MARLPIT, proposals, await aMemoryCache());
}
const whys = async (...asked: readonly (readonly [string, string])[]) => (await judged(asked)).map(({ why }) => why);

describe('the trial of a phrasing', () => {
  it('passes what finds its clause, and says where the others lead', async () => {
    expect(
      await whys(
        ['1.1', 'may a glider fly on the common'],
        ['2.1', 'how far is the duck pond from the bandstand'],
        ['1.2', ''],
      ),
    ).toEqual([undefined, 'leads to kites/1.2', 'is empty']);
  });

  it('lets nothing stand that finds its clause only for being there, and is surely answered by another', async () => {
    expect(await whys(['1.1', 'can may fly pond'])).toEqual(['is answered by kites/1.2']);
  });

  it('lets nothing stand for two things', async () => {
    expect(
      await whys(
        ['1.1', 'Can I fly my kite, on the common?'],
        ['1.1', 'how far from the pond?'],
        ['1.1', 'How do I get a parking permit?'],
        ['2.1', 'colours of kites in prudence'],
        ['1.1', 'Colours of kites, in prudence!'],
      ),
    ).toEqual([
      'leads to kites/1.1 already',
      'is an expected question',
      'leads to the gap “Parking permits, fines and spaces”',
      undefined,
      'is proposed for kites/2.1 already',
    ]);
  });

  it('knows what a machine made before', async () => {
    const made = {
      ...folder,
      documents: folder.documents.map((document) => ({
        ...document,
        clauses: document.clauses.map((clause) => ({ ...clause, askedByMachine: [`${clause.key} as made`] })),
      })),
    };
    expect((await judged([['1.1', '2.1 as made']], made)).map(({ why }) => why)).toEqual([
      'leads to kites/2.1 already',
    ]);
  });
});

describe('a review', () => {
  it('reads as what was judged, whatever is in it, and accepts what passed', async () => {
    const odd = await judged([
      ['1.1', 'may a glider fly on the common'],
      ['2.1', '- accept: yes # "no"\n  made: x'],
    ]);
    const text = reviewOf('marlpit', odd);
    expect(readReview('r', text)).toEqual({
      outcome: 'read',
      review: {
        council: 'marlpit',
        phrasings: [
          { clause: 'kites/1.1', phrasing: 'may a glider fly on the common', made: 'model', accept: 'yes' },
          {
            clause: 'kites/2.1',
            phrasing: '- accept: yes # "no"\n  made: x',
            made: 'model',
            accept: 'no',
            why: 'It holds characters that nobody types in a question.',
          },
        ],
        gaps: [],
      },
    });
    expect(readReview('r', text.replace('    accept: yes', '    accept: perhaps')).outcome).toBe('faulty');
    expect(readReview('r', reviewOf('marlpit', []))).toMatchObject({ outcome: 'read', review: { phrasings: [] } });
  });
});
