import { isDeepStrictEqual } from 'node:util';
import { bareWords } from '../knowledge/bare-words.ts';
import { documentSchema } from '../knowledge/document-schema.ts';
import type { DocumentFile } from '../knowledge/document-schema.ts';
import { readYaml } from '../knowledge/read-yaml.ts';
import { uniqueIds } from './clause-ids.ts';
import { FIELDS } from './draft.ts';
import type { Draft, DraftClause, DraftSection } from './draft.ts';
import { matchClauses } from './match-clauses.ts';
import type { Rule } from './match-clauses.ts';
import { ownWords } from './own-words.ts';
import { reportOf } from './update-report.ts';
import type { Followed, Leads, NewStand, OldStand, UpdateReport } from './update-report.ts';
import { updatedYaml } from './update-yaml.ts';

/** A document as it is now, and what refers to its clauses. */
export interface Existing {
  readonly yaml: string;
  /** The words of its source before this import, if they can be read. */
  readonly sourceText: string | undefined;
  readonly leads: readonly Leads[];
}

/** The source that a draft was made of: the file beside the document that holds its words, and those words. */
export interface NewSource {
  readonly source: string;
  readonly text: string;
}

export type Updated =
  | { readonly outcome: 'updated'; readonly draft: Draft; readonly yaml: string; readonly report: UpdateReport }
  /** The document cannot be read as it is now: updating it would lose what cannot be seen. */
  | { readonly outcome: 'unreadable' };

/**
 * Puts a new draft in place of a document. Each clause that is found again keeps its id, its phrasings and whatever else its officers
 * wrote into it; no id goes to another rule, and none that is given up is given out again. If nothing is otherwise, the text is as it was.
 */
export function updateDraft(existing: Existing, fresh: Draft, { source, text }: NewSource): Updated {
  const read = readYaml('', existing.yaml, documentSchema);
  if (read.outcome === 'faulty') return { outcome: 'unreadable' };
  const old = read.value;
  const isByHand = byHand(existing.sourceText);
  const olds = old.sections.flatMap((section) => section.clauses.map((clause) => ({ section, clause })));
  const news = fresh.sections.flatMap((section) => section.clauses.map((clause) => ({ section, clause })));
  const pairs = matchClauses(olds.map(ruleOf), news.map(ruleOf));
  const unique = uniqueIds(olds.map(({ clause }) => clause.id));
  const followed = news.map(({ section, clause }, index): Followed => {
    const before = olds[pairs.get(index) ?? -1];
    if (before === undefined) return { before, after: { section, clause: { ...clause, id: unique(clause.id) } } };
    return { before, after: { section, clause: withHeading({ ...clause, id: before.clause.id }, before, isByHand) } };
  });
  const sections = inSections(
    fresh.sections,
    followed.map(({ after }) => after.clause),
  );
  const draft = withFields({ ...fresh, sections }, old, isByHand);
  const yaml = updatedYaml(existing.yaml, { ...draft, omitted: withOmitted(draft, old, text) }, source);
  const now = readYaml('', yaml, documentSchema);
  if (now.outcome === 'faulty') return { outcome: 'unreadable' };
  const report = reportOf({ old, olds, followed, draft, said: fresh.fields, leads: existing.leads });
  return { outcome: 'updated', draft, yaml: isDeepStrictEqual(now.value, old) ? existing.yaml : yaml, report };
}

function ruleOf({ section, clause }: OldStand | NewStand): Rule {
  const { text, items, closing } = ownWords(clause);
  return {
    number: clause.number,
    headings: JSON.stringify([section.heading, clause.heading]),
    words: [text, ...items, closing].filter((part) => part !== undefined).join('\n'),
  };
}

/** Whether words in a document are its officers' own: they stand nowhere in what it was made of. */
function byHand(sourceText: string | undefined): (words: string) => boolean {
  if (sourceText === undefined) return () => false;
  const printed = bareWords(sourceText);
  return (words) => !words.split(', ').every((part) => printed.includes(bareWords(part)));
}

function withHeading(
  { heading, ...clause }: DraftClause,
  { clause: { heading: before } }: OldStand,
  isByHand: (words: string) => boolean,
): DraftClause {
  const kept = before !== undefined && isByHand(before) ? before : heading;
  return { ...clause, ...(kept !== undefined && { heading: kept }) };
}

function inSections(sections: readonly DraftSection[], clauses: readonly DraftClause[]): readonly DraftSection[] {
  let at = 0;
  return sections.map((section) => {
    const from = at;
    at += section.clauses.length;
    return { ...section, clauses: clauses.slice(from, at) };
  });
}

/** The new document's own fields; one that it does not say stays only if it was not printed in the one before. */
function withFields(draft: Draft, old: DocumentFile, isByHand: (words: string) => boolean): Draft {
  const kept = FIELDS.flatMap((field): readonly (readonly [string, string])[] => {
    const [then, now] = [old[field], draft.fields[field]];
    if (now !== undefined) return [[field, now]];
    return then !== undefined && isByHand(then) ? [[field, then]] : [];
  });
  return { ...draft, title: isByHand(old.title) ? old.title : draft.title, fields: Object.fromEntries(kept) };
}

/** What officers left out by hand stays named, as long as it is printed and in no clause. */
function withOmitted(draft: Draft, { omitted }: DocumentFile, text: string): Draft['omitted'] {
  const printed = bareWords(text);
  const quoted = bareWords(
    draft.sections
      .flatMap(({ clauses }) => clauses.flatMap((clause) => [clause.text, ...clause.items, clause.closing]))
      .join('\n'),
  );
  const named = new Set(draft.omitted.map((one) => bareWords(one.text)));
  const stays = omitted.filter((one) => {
    const words = bareWords(one.text);
    return !named.has(words) && printed.includes(words) && !quoted.includes(words);
  });
  return [...draft.omitted, ...stays];
}
