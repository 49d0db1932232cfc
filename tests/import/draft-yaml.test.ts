import * as fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { documentOf, draftYaml } from '../../src/import/draft-yaml.ts';
import type { Draft } from '../../src/import/draft.ts';
import { makeDraft } from '../../src/import/make-draft.ts';
import { notSoIn, sourceText } from '../../src/import/source-text.ts';
import { updateDraft } from '../../src/import/update-draft.ts';
import { documentSchema } from '../../src/knowledge/document-schema.ts';
import { readYaml } from '../../src/knowledge/read-yaml.ts';
import { anySource } from '../support/any-source.ts';
import { aSource, heading, para } from '../support/source.ts';

const SOURCE = 'sources/kites.txt';

const read = (yaml: string) => {
  const file = readYaml('kites.yaml', yaml, documentSchema);
  return file.outcome === 'read' ? file.value : expect.unreachable(JSON.stringify(file.problems));
};

/** What a document file has of a draft: phrasings are empty, and so is what nothing was left out of. */
const asFile = (draft: Draft) => documentSchema.parse(documentOf(draft, SOURCE));

const words = fc.string({ minLength: 1, unit: 'grapheme' }).map((text) => `x${text}x`);
const odd = fc.oneof(
  words,
  fc.constantFrom(
    'yes',
    '1.0',
    'null',
    '- x',
    '# x',
    'a: b',
    '"',
    "it's",
    '~',
    '2024-01-01',
    '0x1F',
    '\u0085x',
    'x\u2028y',
    '&a *b',
    '%x',
    '@x',
    'x #y',
  ),
);
const clause = fc.record({
  text: odd,
  items: fc.array(odd, { maxLength: 3 }),
  leadIn: odd,
  closing: odd,
  heading: odd,
  footnotes: fc.array(odd, { maxLength: 2 }),
});
const anyDraft: fc.Arbitrary<Draft> = fc
  .record({
    title: odd,
    clauses: fc.array(clause, { minLength: 1, maxLength: 4 }),
    version: odd,
    omitted: fc.array(fc.record({ text: odd, reason: odd }), { maxLength: 2 }),
  })
  .map(({ title, clauses, version, omitted }) => ({
    title,
    fields: { version },
    sections: [{ clauses: clauses.map((each, index) => ({ ...each, id: `c${index}` })) }],
    omitted,
  }));

describe('the YAML of a draft', () => {
  it('reads back as what it was made of, whatever the words look like', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        expect(read(draftYaml(draft, SOURCE))).toEqual(asFile(draft));
      }),
    );
  });

  it('of any source is a document, and each clause stands word for word in the source’s text', () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const drafted = makeDraft(source, 'kites');
        if (drafted === undefined) return;
        expect(read(draftYaml(drafted.draft, SOURCE))).toEqual(asFile(drafted.draft));
        const text = sourceText(drafted.pieces.map(({ piece }) => piece));
        expect(notSoIn(text, drafted.draft)).toEqual([]);
      }),
    );
  });

  it('is laid out as the shipped documents are', async () => {
    const long = `Members must ${'fly kites and '.repeat(30)}land them.`;
    const drafted = makeDraft(aSource([heading('Kites'), heading('Flying', 2, '1'), para('1.1', long)]), 'kites');
    if (drafted === undefined) throw new Error('There is no draft.');
    const yaml = draftYaml(drafted.draft, SOURCE);
    const [comment] = (await readFile('knowledge-base/gedling/social-media-guidance.yaml', 'utf8')).split('\n');
    expect(yaml).toBe(
      [
        comment,
        'title: Kites',
        `source: ${SOURCE}`,
        'sections:',
        '  - number: "1"',
        '    heading: Flying',
        '    clauses:',
        '      - id: "1.1"',
        '        number: "1.1"',
        `        text: ${long}`,
        'omitted:',
        '  - text: Kites',
        '    reason: title, given above as title',
        '',
      ].join('\n'),
    );
  });
});

describe('an update of a document', () => {
  const made = anySource.map((source) => makeDraft(source, 'kites')?.draft).filter((draft) => draft !== undefined);

  it('of a shipped kind leaves it as it is where the source is the same', () => {
    fc.assert(
      fc.property(made, (draft) => {
        const yaml = draftYaml(draft, SOURCE);
        const updated = updateDraft({ yaml, sourceText: '', leads: [] }, draft, { source: SOURCE, text: '' });
        expect(updated).toMatchObject({
          outcome: 'updated',
          yaml,
          report: { reworded: [], renumbered: [], added: [], gone: [] },
        });
      }),
    );
  });

  it('by any other draft loses no id, gives none out twice, and reads back', () => {
    fc.assert(
      fc.property(made, made, (before, after) => {
        const yaml = draftYaml(before, SOURCE);
        const updated = updateDraft({ yaml, sourceText: undefined, leads: [] }, after, { source: SOURCE, text: '' });
        if (updated.outcome !== 'updated') throw new Error(updated.outcome);
        const idsOf = (draft: { readonly sections: Draft['sections'] }) =>
          draft.sections.flatMap(({ clauses }) => clauses.map(({ id }) => id));
        const [olds, news] = [idsOf(before), idsOf(updated.draft)];
        expect(new Set(news).size).toBe(news.length);
        const { gone, added } = updated.report;
        expect([...news.filter((id) => olds.includes(id)), ...gone.map(({ id }) => id)].toSorted()).toEqual(
          olds.toSorted(),
        );
        expect(added.filter(({ id }) => olds.includes(id))).toEqual([]);
        expect(read(updated.yaml).sections.flatMap(({ clauses }) => clauses.map(({ id }) => id))).toEqual(news);
      }),
    );
  });
});
