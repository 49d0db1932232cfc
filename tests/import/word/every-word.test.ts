import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Source } from '../../../src/import/source.ts';
import { definition, list, paragraphOf, run } from '../../support/docx.ts';
import { wordSource } from '../../support/word.ts';

/** Stands for a word that is different each time. */
const WORD = '@';

const element = (xml: string): string => `<w:r>${xml}</w:r>`;
const joined = (parts: readonly string[]): string => parts.join('');

const { inline, blocks } = fc.letrec<{ readonly inline: string; readonly blocks: string }>((tie) => ({
  inline: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(run(` ${WORD} `)),
    fc.constant(run(` ${WORD} `, '<w:vanish/>')),
    fc.constant(`<w:del w:id="1">${element(`<w:delText xml:space="preserve"> ${WORD} </w:delText>`)}</w:del>`),
    fc.constant(element('<w:footnoteReference w:id="1"/>')),
    fc.constant(element('<w:commentReference w:id="1"/>')),
    fc.constant(element(`<w:drawing><wp:inline><wp:docPr id="1" descr="${WORD}"/></wp:inline></w:drawing>`)),
    fc.constantFrom('begin', 'separate', 'end').map((type) => element(`<w:fldChar w:fldCharType="${type}"/>`)),
    tie('inline').map((inner) => `<w:hyperlink>${inner}</w:hyperlink>`),
    tie('inline').map((inner) => `<w:ins w:id="1">${inner}</w:ins>`),
    tie('inline').map((inner) => `<w:moveFrom w:id="1">${inner}</w:moveFrom>`),
    tie('inline').map((inner) => `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>`),
    tie('blocks').map((inner) =>
      element(`<w:pict><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></w:pict>`),
    ),
  ),
  blocks: fc
    .array(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc
          .tuple(
            fc.array(tie('inline'), { maxLength: 4 }),
            fc.constantFrom({}, { list: 1, level: 0 }, { mark: '<w:vanish/>' }, { mark: '<w:del w:id="1"/>' }),
          )
          .map(([inner, look]) => paragraphOf(joined(inner), look)),
        tie('blocks').map((inner) => `<w:tbl><w:tr><w:tc>${inner}</w:tc><w:tc>${inner}</w:tc></w:tr></w:tbl>`),
        tie('blocks').map(
          (inner) => `<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>${inner}</w:tc></w:tr></w:tbl>`,
        ),
        tie('blocks').map((inner) => `<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>${inner}</w:tc></w:tr></w:tbl>`),
        tie('blocks').map((inner) => `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>`),
      ),
      { maxLength: 4 },
    )
    .map(joined),
}));

/** Every word that came out, wherever, without what stands around it in signs. */
function wordsOf({ blocks: read, footnotes, leftOut }: Source): readonly string[] {
  const printed = read.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.rows.flat()));
  const texts = [...printed, ...footnotes.map(({ text }) => text), ...leftOut.map(({ text }) => text)];
  return texts.flatMap((text) => text?.match(/word\d+/g) ?? []);
}

it('every word of a Word document comes out, once: printed, in a note, or left out and said why', async () => {
  await fc.assert(
    fc.asyncProperty(blocks, inline, async (body, first) => {
      let count = 0;
      const worded = (xml: string): string => xml.replaceAll(WORD, () => `word${(count += 1)}`);
      const contents = {
        // A field that begins and ends around words makes an instruction of them, which are no words of the document.
        body: worded(paragraphOf(run('start ') + first) + body).replaceAll(/<w:fldChar w:fldCharType="begin"\/>/g, ''),
        footnotes: `<w:footnote w:id="1">${paragraphOf(run('a note'))}</w:footnote>`,
        comments: `<w:comment w:id="1">${paragraphOf(run('a comment'))}</w:comment>`,
        numbering: definition(0, [{ text: '%1.' }]) + list(1, 0),
      };
      const words = wordsOf(await wordSource(contents));
      expect(words.toSorted()).toEqual(Array.from({ length: count }, (_, nth) => `word${nth + 1}`).toSorted());
    }),
    { numRuns: 300 },
  );
});
