import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomDocument } from '../../../scripts/compare-word/random-document.ts';
import { readWord } from '../../../src/import/word/read-word.ts';
import { docx, docxFiles, packed } from '../../support/docx.ts';
import { WIDE } from '../../support/word.ts';

const outcomeOf = async (bytes: Uint8Array): Promise<string> => (await readWord(bytes, WIDE)).outcome;
const isOutcome = (outcome: string): boolean => outcome === 'read' || outcome === 'refused';

const { document: REAL } = randomDocument(3);

/** Pieces of Word's mark-up in any order, whole or not. */
const NAMES =
  'p r t pPr numPr tbl tr tc sdt sdtContent ins del delText hyperlink fldChar txbxContent drawing sectPr numId lvl'.split(
    ' ',
  );
const markup = fc
  .array(
    fc.oneof(
      fc.constantFrom(...NAMES).map((name) => `<w:${name}>`),
      fc.constantFrom(...NAMES).map((name) => `</w:${name}>`),
      fc.constantFrom(...NAMES).map((name) => `<w:${name} w:val="1" w:id="1" w:fldCharType="begin"/>`),
      fc.constantFrom(
        '&amp;',
        '&#x1F600;',
        '&bad;',
        '<',
        '>',
        ']]>',
        '<![CDATA[x]]>',
        '<!--x-->',
        '<?x?>',
        ' ',
        'words',
      ),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''));

/** The same, with every element closed. */
const tree = fc.letrec<{ readonly node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom(
      'words',
      ' ',
      '<w:tab/>',
      '<w:numId w:val="1"/>',
      '<w:ilvl w:val="99"/>',
      '<w:vanish/>',
      '<w:fldChar w:fldCharType="end"/>',
    ),
    fc
      .tuple(fc.constantFrom(...NAMES), fc.array(tie('node'), { maxLength: 5 }))
      .map(([name, inner]) => `<w:${name} w:fldCharType="begin" w:id="1" w:val="x">${inner.join('')}</w:${name}>`),
  ),
})).node;

describe('reading a Word file', () => {
  it('gives an outcome for any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), fc.boolean(), async (bytes, asZip) => {
        const file = asZip ? Uint8Array.of(0x50, 0x4b, 3, 4, ...bytes) : bytes;
        expect(await outcomeOf(file)).toBe('refused');
      }),
    );
  });

  it('gives an outcome for a file that was cut off', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(REAL.length - 1), async (length) => {
        expect(await outcomeOf(REAL.subarray(0, length))).toBe('refused');
      }),
    );
  });

  it('reads what is there or refuses, when bits are flipped: never other words', async () => {
    const sound = await readWord(REAL, WIDE);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(REAL.length - 1), fc.nat(7)), { minLength: 1, maxLength: 4 }),
        async (flips) => {
          const bytes = Uint8Array.from(REAL);
          for (const [at, bit] of flips) bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
          const read = await readWord(bytes, WIDE);
          expect(read.outcome === 'read' ? read : sound).toEqual(sound);
        },
      ),
    );
  });

  it('gives an outcome for any mark-up in any part', async () => {
    const kinds = ['body', 'styles', 'numbering', 'footnotes', 'comments', 'settings'] as const;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...kinds), fc.oneof(markup, tree), async (kind, xml) => {
        expect(isOutcome(await outcomeOf(docx({ body: '<w:p/>', [kind]: xml })))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('gives an outcome for parts that are gone or stand for each other', async () => {
    const files = docxFiles({ body: '<w:p/>', styles: '', numbering: '', footnotes: '', comments: '' });
    const names = Object.keys(files);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(names, { minLength: 1 }),
        fc.shuffledSubarray(names),
        async (kept, contents) => {
          const mixed = kept.map((name, nth) => [name, files[contents[nth] ?? name] ?? ''] as const);
          expect(isOutcome(await outcomeOf(packed(Object.fromEntries(mixed))))).toBe(true);
        },
      ),
    );
  });
});
