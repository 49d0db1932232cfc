import { countChanges } from './edition-diff.ts';
import type { ChangeCounts, ClauseChange, DocumentChange, WordRun } from './edition-diff.ts';
import type { Clause } from './guidance.ts';
import { oneLine as cutLine } from './home.ts';
import { countWords } from './publication-wording.ts';
import { periodWords, placeOf } from './wording.ts';

/** What is otherwise in two editions, as lines that read in black and white: what `clausebook diff` prints. */
export const diffLines = (changes: readonly DocumentChange[]): readonly string[] => [
  ...changes.flatMap(documentLines),
  changes.length === 0 ? NOTHING_CHANGED : countsLine(countChanges(changes)),
];

const NOTHING_CHANGED = 'Nothing has changed.';

export const countsLine = (counts: ChangeCounts): string => `Clauses: ${countWords(counts)}.`;

function documentLines(document: DocumentChange): readonly string[] {
  return [
    headingLine(document),
    ...fieldLines(document),
    ...outOfForceLines(document),
    ...document.clauses.map((each) => `  ${clauseLine(each)}`),
    ...askedLines(document),
  ];
}

const headingLine = ({ document, change }: DocumentChange): string =>
  `${document.council}/${document.id}: ${document.title}${change === 'changed' ? '' : ` (${change})`}`;

const fieldLines = ({ fields }: DocumentChange): readonly string[] =>
  fields.map(({ field, before, after }) => `  ${field}: ${before || 'none'} → ${after || 'none'}`);

const OUT_OF_FORCE = [
  ['over', 'not in force any more'],
  ['to-come', 'not in force yet'],
] as const;
const outOfForceLines = ({ document, outOfForce }: DocumentChange): readonly string[] =>
  OUT_OF_FORCE.flatMap(([when, words]) => {
    const those = outOfForce.filter((each) => each.when === when).map(({ after }) => after);
    if (those.length === 0) return [];
    return [`  ${words}: ${those.length === document.clauses.length ? 'every clause' : numbersOf(those)}`];
  });

/** "4.4, 4.8, “Personal data”". */
const numbersOf = (clauses: readonly Clause[]): string =>
  clauses.map(({ citation }) => citation.number ?? placeOf(citation)).join(', ');

const askedLines = ({ askedOtherwise }: DocumentChange): readonly string[] =>
  askedOtherwise === 0 ? [] : [`  ${askedOtherwise} clauses are asked for in other ways.`];

function clauseLine(change: ClauseChange): string {
  switch (change.change) {
    case 'added':
      return `+ ${placed(change.clause)}`;
    case 'removed':
      return `- ${placed(change.clause)}`;
    case 'renumbered':
      return `= ${placeOf(change.before.citation)} → ${placeOf(change.after.citation)}${otherDays(change)}`;
    case 'redated':
      return `= ${placeOf(change.after.citation)}${otherDays(change)}`;
    case 'reworded':
      return `~ ${placesOf(change)}: ${oneLine(change.runs.map(marked).join(''))}${otherDays(change)}`;
  }
}

const placed = (clause: Clause): string => {
  const days = clause.citation.inForce === undefined ? '' : ` (${daysOf(clause)})`;
  return `${placeOf(clause.citation)}: ${oneLine(clause.text)}${days}`;
};

interface BeforeAndAfter {
  readonly before: Clause;
  readonly after: Clause;
}

/** Where it stood and stands, if that is not the same. */
function placesOf({ before, after }: BeforeAndAfter): string {
  const [then, now] = [placeOf(before.citation), placeOf(after.citation)];
  return then === now ? now : `${then} → ${now}`;
}

/** When it was and is in force, if that has changed. */
function otherDays({ before, after }: BeforeAndAfter): string {
  const [then, now] = [daysOf(before), daysOf(after)];
  return then === now ? '' : ` (${then} → ${now})`;
}

const daysOf = ({ citation: { inForce } }: Clause): string =>
  inForce === undefined ? 'always in force' : `in force ${periodWords(inForce)}`;

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Marked in words' own line, so that it reads in black and white. */
function marked({ run, words }: WordRun): string {
  if (run === 'same') return words;
  return run === 'gone' ? `[-${words}-]` : `{+${words}+}`;
}

/** What one line of a message holds of a change. */
const BRIEF = 200;
/** Words that are left of what stays the same, on either side of what changes. */
const CLOSE_BY = 5;

/** The first `most` lines of the same, each short: of a rewording what changes with the words beside it. */
export function briefLines(changes: readonly DocumentChange[], most: number): readonly string[] {
  const lines: string[] = [];
  for (const document of changes) {
    const parts = [...fieldLines(document), ...outOfForceLines(document), ...document.clauses, ...askedLines(document)];
    const brief = parts.slice(0, most).map((part) => cutLine(typeof part === 'string' ? part : briefLine(part), BRIEF));
    lines.push(cutLine(headingLine(document), BRIEF), ...brief.map((line) => `  ${line}`));
    if (lines.length >= most) return lines.slice(0, most);
  }
  return lines;
}

/** How many lines there would be without a limit. */
export const countLines = (changes: readonly DocumentChange[]): number =>
  changes.reduce(
    (count, document) =>
      count +
      1 +
      document.fields.length +
      outOfForceLines(document).length +
      document.clauses.length +
      askedLines(document).length,
    0,
  );

const briefLine = (change: ClauseChange): string =>
  change.change === 'reworded'
    ? `~ ${placesOf(change)}: ${oneLine(change.runs.map(briefRun).join(''))}${otherDays(change)}`
    : clauseLine(change);

function briefRun(run: WordRun, index: number, all: readonly WordRun[]): string {
  if (run.run !== 'same') return marked(run);
  const pieces = run.words.split(/(?<=\s)(?=\S)/u);
  const head = index === 0 ? 0 : CLOSE_BY;
  const tail = index === all.length - 1 ? 0 : CLOSE_BY;
  if (pieces.length <= head + tail) return run.words;
  const end = pieces.slice(pieces.length - tail).join('');
  return `${pieces.slice(0, head).join('')}… ${tail === 0 ? '' : end}`;
}
