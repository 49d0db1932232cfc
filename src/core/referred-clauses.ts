import { isSame, referencesIn, referencesToOthersIn } from './cross-reference.ts';
import type { Reference, Target } from './cross-reference.ts';
import type { Clause } from './guidance.ts';
import { numbered, standingUnder } from './printed-number.ts';

/** A reference of a clause with the clauses it leads to, in the order of the document. None: it is dead. */
export interface Referred extends Reference {
  readonly clauses: readonly Clause[];
}

/** The references of a clause; `document`: all clauses of its document, in order. */
export const referredFrom = (clause: Clause, document: readonly Clause[]): readonly Referred[] =>
  referencesIn(clause.text)
    .map((reference) => ({ ...reference, clauses: leadingTo(reference.target, document) }))
    .filter(
      (reference) =>
        reference.clauses.length > 0 || !(isOfAct(reference.target) || isOfAnotherElsewhere(reference, document)),
    );

/** Schedules with a letter behind their number are acts': they were put in later. “Exempt under Schedule 12A” need not say of which. */
const isOfAct = (target: Target): boolean => target.kind === 'attachment' && /^Schedule \d+[A-Z]$/u.test(target.name);

/** Another clause names the same of an act or of another document: “Schedule 12A to the 1972 Act”, then “Schedule 12A”. */
const isOfAnotherElsewhere = ({ target }: Reference, document: readonly Clause[]): boolean =>
  document.some(
    // Reading every clause for every dead reference would take seconds: few hold the number at all.
    ({ text }) =>
      text.includes(target.kind === 'attachment' ? (target.name.split(' ').at(-1) ?? '') : wholeOf(target.from)) &&
      referencesToOthersIn(text).some((other) => isSame(other.target, target)),
  );

/** The same without what is dead or leads to the clause itself alone. */
export const leadingElsewhere = (clause: Clause, document: readonly Clause[]): readonly Referred[] =>
  referredFrom(clause, document).filter(({ clauses }) => clauses.some(({ id }) => id !== clause.id));

function leadingTo(target: Target, document: readonly Clause[]): readonly Clause[] {
  if (target.kind === 'attachment') return attached(target.name, document);
  const first = named(target.kind, target.from, document);
  if (target.from === target.to) return first;
  const last = named(target.kind, target.to, document);
  const [from, to] = [first[0], last.at(-1)];
  return from === undefined || to === undefined ? [] : document.slice(document.indexOf(from), document.indexOf(to) + 1);
}

function named(kind: 'clause' | 'section', number: string, document: readonly Clause[]): readonly Clause[] {
  // An item of a list may have a clause of its own, or stand within the clause.
  const whole = wholeOf(number);
  const exactly = [number, whole].map((each) => numbered(each, document)).find((each) => each.length > 0) ?? [];
  const under = standingUnder(whole, document);
  const [meant, other] = kind === 'section' ? [under, exactly] : [exactly, under];
  return meant.length > 0 ? meant : other;
}

const wholeOf = (number: string): string => number.replace(/\(.*$/u, '');

function attached(name: string, document: readonly Clause[]): readonly Clause[] {
  const begins = new RegExp(`^${name.replace('Annex', 'Annexe?')}(?![\\p{L}\\p{N}])`, 'iu');
  return document.filter(({ citation: { section, number, headings } }) =>
    [section, number, ...headings].some((each) => each !== undefined && begins.test(each)),
  );
}
