import { describe, expect, it } from 'vitest';
import { lookLine } from '../../../src/import/import-wording.ts';
import { makeDraft } from '../../../src/import/make-draft.ts';
import { docxFiles, paragraph } from '../../support/docx.ts';
import { wordSource } from '../../support/word.ts';

const BODY = paragraph('Gifts', { style: 'Title' }) + paragraph('Members must declare gifts.');

/** What is to be looked at of a document with these files in it as well, or instead of its own. */
async function looks(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const source = await wordSource({ body: BODY, files });
  const besides = ['macros', 'leads-out'];
  return (
    makeDraft(source, 'gifts')
      ?.lookAt.filter(({ look }) => besides.includes(look))
      .map(lookLine) ?? []
  );
}

describe('what a Word file holds besides its document', () => {
  const MACROS = 'The file holds macros. They were neither read nor run; the copy in `sources/` still holds them.';

  it('is named where it is macros, wherever they are', async () => {
    expect(await looks({ 'word/vbaProject.bin': 'x' })).toEqual([MACROS]);
    expect(await looks({ 'WORD\\VBADATA.XML': 'x' })).toEqual([MACROS]);
    const beside = 'word/_rels/document.xml.rels';
    const related = String(docxFiles({ body: BODY })[beside]).replace(
      '</Relationships>',
      '<Relationship Id="v" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="other.bin"/></Relationships>',
    );
    expect(await looks({ [beside]: related, 'word/other.bin': 'x' })).toEqual([MACROS]);
  });

  it('is named where a part would be put elsewhere by its name', async () => {
    expect(await looks({ '../../etc/evil\u202Etxt': 'x' })).toEqual([
      'The file holds 1 part with a name that leads out of it (“../../etc/eviltxt”). Nothing was written there. Ask whoever sent it how it was made.',
    ]);
    for (const name of ['/etc/evil', 'C:\\evil', 'word\\..\\..\\evil', `../${'x'.repeat(200)}`])
      expect(await looks({ [name]: 'x' })).toEqual([expect.stringContaining(`(“${name.slice(0, 80)}”)`)]);
    expect(await looks({ '../a': 'x', '../b': 'x' })).toEqual([expect.stringContaining('2 parts with a name')]);
  });

  it('is nothing in others', async () => {
    expect(await looks({ 'word/../word/other.xml': 'x', 'word/..x': 'x', 'word/vbaProject.bin.txt': 'x' })).toEqual([]);
  });
});
