import { describe, expect, it } from 'vitest';
import type { Drafted } from '../../../src/import/draft.ts';
import { lookLine } from '../../../src/import/import-wording.ts';
import { makeDraft } from '../../../src/import/make-draft.ts';
import { proofPage } from '../../../src/import/proof-page.ts';
import { proofOf, proofText } from '../../../src/import/proof.ts';
import type { Source } from '../../../src/import/source.ts';
import { paragraph, paragraphOf, run } from '../../support/docx.ts';
import type { DocxContents } from '../../support/docx.ts';
import { wordSource } from '../../support/word.ts';

const inserted = (content: string): string => `<w:ins w:id="1" w:author="Fran">${content}</w:ins>`;
const deleted = (text: string): string =>
  `<w:del w:id="2" w:author="Fran"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;

/** Each changed paragraph in a line: "+always +" was put in, "-not -" was taken out. */
async function changesIn(contents: DocxContents): Promise<readonly string[]> {
  const { changes = [] } = await wordSource(contents);
  const signs = { inserted: '+', deleted: '-' };
  return changes.map(({ at, words }) => {
    const shown = words.map(({ text, change }) => (change ? `${signs[change]}${text}${signs[change]}` : text));
    return `${at.paragraph}: ${shown.join('')}`;
  });
}

const draftedFrom = (source: Source): Drafted => makeDraft(source, 'meetings') ?? expect.unreachable();

const MUST = paragraphOf(run('You must ') + deleted('not ') + inserted(run('always ')) + run('attend.'));

describe('changes in a Word document that nobody has accepted', () => {
  it('are told with the words around them, put in, taken out or moved', async () => {
    const moved = paragraphOf(
      `${run('Officers')}<w:moveFrom w:id="3">${run(' answer')}</w:moveFrom>${run(' may')}<w:moveTo w:id="4">${run(' answer')}</w:moveTo>`,
    );
    expect(await changesIn({ body: paragraph('Meetings') + MUST + paragraph('Nobody else.') + moved })).toEqual([
      '2: You must -not -+always +attend.',
      '4: Officers- answer- may+ answer+',
    ]);
  });

  it('are told of a paragraph that is new, gone, parted from the next one or joined to it', async () => {
    const parted = paragraph('Ask first.', { mark: '<w:ins w:id="5"/>' });
    const joined = paragraph('Post', { mark: '<w:del w:id="6"/>' });
    const gone = paragraphOf(deleted('Never post.'), { mark: '<w:del w:id="7"/>' });
    const fresh = paragraphOf(inserted(run('Think first.')), { mark: '<w:ins w:id="8"/>' });
    const empty = paragraphOf('', { mark: '<w:ins w:id="9"/>' });
    expect(await changesIn({ body: parted + joined + paragraph(' later.') + gone + empty + fresh })).toEqual([
      '1: Ask first.+¶+',
      '2: Post-¶- later.',
      '3: -Never post.¶-',
      '4: +Think first.¶+',
    ]);
  });

  it('are told of cells, rows and footnotes, and not of running heads', async () => {
    const cell = (content: string): string => `<w:tc>${paragraphOf(content)}</w:tc>`;
    const rows = `<w:tr>${cell(run('Book') + inserted(run('s')))}</w:tr><w:tr><w:trPr><w:del w:id="6"/></w:trPr>${cell(run('Meal'))}</w:tr>`;
    const mark = '<w:r><w:footnoteReference w:id="1"/></w:r>';
    const note = `<w:footnote w:id="1">${paragraphOf(run('By') + inserted(run(' e-mail.')))}</w:footnote>`;
    expect(
      await changesIn({ body: `<w:tbl>${rows}</w:tbl>${paragraphOf(run('Tell us.') + mark)}`, footnotes: note }),
    ).toEqual(['1: Book+s+', '1: -Meal-', '2: By+ e-mail.+']);
    const section = '<w:sectPr><w:headerReference w:type="default" r:id="h1"/></w:sectPr>';
    const headers = { h1: paragraphOf(run('Code') + inserted(run(' draft'))) };
    expect((await wordSource({ body: paragraph('Tell us.') + section, headers })).leftOut).toMatchObject([
      { text: 'Code draft' },
    ]);
    expect(await changesIn({ body: paragraph('Tell us.') + section, headers })).toEqual([]);
  });

  it('are none where a document has none', async () => {
    expect(await changesIn({ body: paragraph('You must attend.') })).toEqual([]);
  });

  it('are the first thing to look at, and marked in the proof', async () => {
    const source = await wordSource({ body: paragraph('Meetings', { style: 'Title' }) + MUST + paragraph('<i>1') });
    const drafted = draftedFrom(source);
    expect(drafted.lookAt.slice(0, 1).map(lookLine)).toEqual([
      'The file holds 2 changes that nobody has accepted, in paragraph 2. It was read as if all were accepted; the proof shows each. Accept or reject them in Word and import it again, unless all of them stand.',
    ]);
    const proof = proofOf({ file: 'meetings.docx', drafted, report: undefined });
    expect(proofText(proof)).toContain(
      'Changes in the file that nobody has accepted\n  - Paragraph 2: You must [taken out: not] [put in: always] attend.\n',
    );
    expect(proofPage(proof)).toContain('<li>Paragraph 2: You must <del>not </del><ins>always </ins>attend.</li>');
  });

  it('are named by their paragraphs, and the rest of very many counted', () => {
    const said = (paragraphs: readonly number[]): string =>
      lookLine({ look: 'changes-not-accepted', piece: undefined, changes: 20, paragraphs });
    expect(said([3, 7, 9])).toContain('20 changes that nobody has accepted, in paragraphs 3, 7 and 9. ');
    expect(said(Array.from({ length: 13 }, (_, index) => index + 1))).toContain('9, 10 and 3 more. ');
  });
});
