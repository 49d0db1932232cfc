import { beforeAll, describe, expect, it } from 'vitest';
import type { Gap } from '../../src/core/gap.ts';
import { councilId } from '../../src/core/guidance.ts';
import type { GuidanceDocument } from '../../src/core/guidance.ts';
import type { EmbeddingCache } from '../../src/knowledge/embedding-cache.ts';
import { gapsLent, judgeGaps } from '../../src/knowledge/gaps-shared.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import { aMemoryCache, SOUND } from '../support/sound-knowledge.ts';

const [MARLPIT, FENWICK] = [councilId('marlpit'), councilId('fenwick')];
const INSURANCE: Gap = {
  id: 'fenwick-insurance',
  council: FENWICK,
  title: 'Insurance',
  offTopic: false,
  signpost: 'Jean Low of Fenwick',
  asked: ['who pays for broken windows'],
};

let folder: Folder;
let cache: EmbeddingCache;
beforeAll(async () => {
  folder = await readFolder(SOUND);
  cache = await aMemoryCache();
});

/** Fenwick has the first of Marlpit's clauses, and other guidance beside them. */
function lender(clauses: number, gaps: readonly Gap[] = [INSURANCE]): Pick<Folder, 'councils' | 'documents' | 'gaps'> {
  const [marlpit] = folder.councils.filter(({ id }) => id === MARLPIT);
  if (marlpit === undefined) throw new Error('There is a Marlpit.');
  const documents = folder.documents
    .filter(({ council }) => council === MARLPIT)
    .map((document): GuidanceDocument => ({
      ...document,
      council: FENWICK,
      clauses: document.clauses.slice(0, clauses),
    }));
  return { councils: [{ ...marlpit, id: FENWICK, shortName: 'Fenwick' }], documents, gaps };
}
const lent = (clauses: number, gaps?: readonly Gap[]) => gapsLent(folder, MARLPIT, lender(clauses, gaps), cache);

describe('a gap of another council', () => {
  it('is lent where a third of the guidance says the same, without whom that council names to be asked', async () => {
    const offered = [{ id: 'marlpit-insurance', title: 'Insurance', asked: INSURANCE.asked, from: FENWICK }];
    // Of four clauses.
    expect(await lent(4)).toEqual(offered);
    expect(await lent(2)).toEqual(offered);
    expect(await lent(1)).toEqual([]);
    expect(await lent(0)).toEqual([]);
  });

  it('is lent without what names anybody, and not at all if nothing is left or its title does', async () => {
    const named = ['who pays in Fenwick for windows', 'does Jean pay for windows'];
    const also = { ...INSURANCE, asked: [...named, ...INSURANCE.asked] };
    expect((await lent(4, [also])).map(({ asked }) => asked)).toEqual([INSURANCE.asked]);
    expect(await lent(4, [{ ...INSURANCE, asked: named }])).toEqual([]);
    expect(await lent(4, [{ ...INSURANCE, title: 'Insurance of Fenwick' }])).toEqual([]);
    expect(
      await lent(4, [
        { ...INSURANCE, offTopic: true },
        { ...INSURANCE, council: undefined },
      ]),
    ).toEqual([]);
  });

  it.each([
    ['can I fly my kite on the common', 'leads to a clause already'],
    ['May I fly my kite on the common?', 'may be answered by kites/1.1'],
    ['how do I get a parking permit', 'leads to the gap “Parking permits, fines and spaces”'],
    ['how would I get a parking permit', 'is near the gap “Parking permits, fines and spaces”'],
    ['see www.example.com', 'holds an address, a link or a long number'],
  ])('is not lent where it is asked for by “%s”', async (asked, why) => {
    const gap = { ...INSURANCE, asked: [...INSURANCE.asked, asked] };
    expect(await lent(4, [gap])).toEqual([]);
    expect(await judgeGaps(folder, MARLPIT, [gap], cache)).toEqual([`is asked in a way that ${why}: “${asked}”`]);
  });

  it('is lent once, under an id of its own', async () => {
    const again = { ...INSURANCE, id: 'insurance-fenwick' };
    expect(await lent(4, [INSURANCE, again])).toHaveLength(1);
    expect(await judgeGaps({ ...folder, gaps: [INSURANCE] }, MARLPIT, [INSURANCE], cache)).toEqual([
      'has an id that is taken: fenwick-insurance',
    ]);
  });
});
