import { besidesHeading, besidesLines, fieldLine } from './besides-lines.ts';
import { countChanges } from './edition-diff.ts';
import type { ChangeCounts, ClauseChange, DocumentChange, EditionChanges, WordRun } from './edition-diff.ts';
import type { Clause } from './guidance.ts';
import { oneLine as cutLine } from './home.ts';
import { countWords } from './publication-wording.ts';
import { periodWords, placeOf } from './wording.ts';

/** What is otherwise in two editions, as lines that read in black and white: what `clausebook diff` prints. */
export function diffLines(changes: EditionChanges): readonly string[] {
  const subjects = subjectsOf(changes);
  return [
    ...subjects.flatMap(({ heading, parts }) => [heading, ...parts.map((part) => `  ${lineOf(part, clauseLine)}`)]),
    subjects.length === 0 ? NOTHING_CHANGED : countsLine(countChanges(changes.documents)),
  ];
}

const NOTHING_CHANGED = 'Nothing has changed.';

export const countsLine = (counts: ChangeCounts): string => `Clauses: ${countWords(counts)}.`;

/** What has changed under one heading, a line a part. */
interface Subject {
  readonly heading: string;
  readonly parts: readonly (string | ClauseChange)[];
}

const subjectsOf = ({ documents, besides }: EditionChanges): readonly Subject[] => [
  ...documents.map((document) => ({
    heading: headingLine(document),
    parts: [
      ...document.fields.map(fieldLine),
      ...outOfForceLines(document),
      ...document.clauses,
      ...numbered('asked for in other ways', document.askedOtherwise),
      ...numbered('marked as differing from other clauses than before', document.differOtherwise),
    ],
  })),
  ...besides.map((each) => ({ heading: besidesHeading(each), parts: besidesLines(each) })),
];

const lineOf = (part: string | ClauseChange, line: (change: ClauseChange) => string): string =>
  typeof part === 'string' ? part : line(part);

const headingLine = ({ document, change }: DocumentChange): string =>
  `${document.council}/${document.id}: ${document.title}${change === 'changed' ? '' : ` (${change})`}`;

const OUT_OF_FORCE = [
  ['over', 'not in force any more'],
  ['to-come', 'not in force yet'],
] as const;
const outOfForceLines = ({ document, outOfForce }: DocumentChange): readonly string[] =>
  OUT_OF_FORCE.flatMap(([when, words]) => {
    const those = outOfForce.filter((each) => each.when === when).map(({ after }) => after);
    if (those.length === 0) return [];
    return [`${words}: ${those.length === document.clauses.length ? 'every clause' : numbersOf(those)}`];
  });

/** "4.4, 4.8, “Personal data”". */
const numbersOf = (clauses: readonly Clause[]): string =>
  clauses.map(({ citation }) => citation.number ?? placeOf(citation)).join(', ');

const numbered = (words: string, clauses: readonly Clause[]): readonly string[] =>
  clauses.length === 0 ? [] : [`${words}: ${numbersOf(clauses)}`];

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
export function briefLines(changes: EditionChanges, most: number): readonly string[] {
  const lines: string[] = [];
  for (const { heading, parts } of subjectsOf(changes)) {
    const brief = parts.slice(0, most).map((part) => cutLine(lineOf(part, briefLine), BRIEF));
    lines.push(cutLine(heading, BRIEF), ...brief.map((line) => `  ${line}`));
    if (lines.length >= most) return lines.slice(0, most);
  }
  return lines;
}

/** How many lines there would be without a limit. */
export const countLines = (changes: EditionChanges): number =>
  subjectsOf(changes).reduce((count, { parts }) => count + 1 + parts.length, 0);

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
