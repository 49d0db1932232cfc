import { Document } from 'yaml';
import type { Draft, DraftClause } from './draft.ts';

/** Gives editors completion and checks; every shipped document begins with it. */
const SCHEMA = ' yaml-language-server: $schema=../schemas/document.schema.json';

/** A paragraph stays on one line, as in the shipped documents: folded, a changed word would move all that follow. */
export const LAYOUT = { lineWidth: 0, aliasDuplicateObjects: false } as const;

/** A draft as the YAML text of a document. `source`: the file beside it that its words stand in. */
export function draftYaml(draft: Draft, source: string): string {
  const document = new Document(documentOf(draft, source), LAYOUT);
  document.commentBefore = SCHEMA;
  // A blank line behind the comment would part it from what it is about.
  return document.toString(LAYOUT).replace(/^(#.*)\n\n/, '$1\n');
}

/** A draft as the fields of a document file, in the order of the shipped ones. What is empty is not there. */
export const documentOf = ({ title, fields, sections, omitted }: Draft, source: string): object => ({
  title,
  ...fields,
  source,
  sections: sections.map(({ clauses, ...section }) => ({ ...section, clauses: clauses.map(clauseFields) })),
  ...(omitted.length > 0 && { omitted }),
});

/** Every field that an import writes into a clause; all others are its officers'. */
export const clauseFields = ({ items, footnotes, ...clause }: DraftClause): Readonly<Record<string, unknown>> => {
  const { id, number, heading, after, leadIn, text, closing } = clause;
  const fields = {
    id,
    number,
    heading,
    after,
    leadIn,
    text,
    items: items.length > 0 ? items : undefined,
    closing,
    footnotes: footnotes.length > 0 ? footnotes : undefined,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
};
