import { citationLine, versionLine } from './wording.ts';
import { askerButtons, buttonsOf } from './escalation-buttons.ts';
import { isOpen } from './escalation.ts';
import type { Escalation } from './escalation.ts';
import type { Drawing } from './escalation-sheets.ts';
import { askedBy, gistWords } from './escalation-wording.ts';
import type { CouncilId, GuidanceDocument, NonEmpty } from './guidance.ts';
import { NOTHING_HALTED } from './halt.ts';
import type { HaltedAt } from './halt.ts';
import { documentHaltedLine } from './halt-wording.ts';
import { HOME_MOST, homeRow, oneLine } from './home.ts';
import type { HomeRow, HomeSection } from './home.ts';
import * as words from './home-wording.ts';
import type { PersonId } from './people.ts';
import type { Edition } from './ports.ts';
import type { Publication } from './publication.ts';
import type { FilesState } from './publish-outcome.ts';
import { editionLine, filesLine, HOW_TO_ROLL_BACK, publicationDetails, publicationLine } from './publishing-wording.ts';
import type { Receipt } from './receipt.ts';
import { OUTCOMES } from './receipt-wording.ts';
import type { Button } from './sheet.ts';
import { nextDay } from './working-days.ts';

/** When it was last moved. */
export const movedAt = ({ history, opened }: Escalation): number => history.at(-1)?.at ?? opened;

/** What a person has asked officers: what is open, and what was answered or closed after `since`. */
export function ownSections(
  asked: readonly Escalation[],
  { now, since }: { readonly now: number; readonly since: number },
): NonEmpty<HomeSection> {
  const open = asked.filter(isOpen);
  const lately = asked.filter((each) => !isOpen(each) && movedAt(each) >= since);
  const row = (escalation: Escalation, line: string): HomeRow =>
    homeRow(gistWords(escalation), [words.askedWords(opening(escalation)), line], mainOf(askerButtons(escalation)));
  return [
    section(
      words.HEADINGS.open,
      open.slice(0, HOME_MOST.open).map((each) => row(each, words.expectedLine(each.answerBy, now))),
      open.length === 0 ? [words.NOTHING_OPEN] : [...more(open.length, HOME_MOST.open), words.ALL_OF_MINE],
    ),
    ...listed(
      words.HEADINGS.lately,
      lately.slice(0, HOME_MOST.lately).map((each) => row(each, words.lastMovedLine(movedAt(each)))),
      more(lately.length, HOME_MOST.lately),
    ),
  ];
}

// With the quotation marks around it, it has to fit a line.
const opening = ({ question }: Escalation): string => oneLine(question, HOME_MOST.line - 2);

export function receiptSection(receipts: readonly Receipt[]): HomeSection {
  const rows = receipts.slice(0, HOME_MOST.receipts).map(({ code, at, shown, outcome }) => {
    const [first] = shown;
    const said = first === undefined ? OUTCOMES[outcome] : citationLine(first.citation);
    return homeRow(words.receiptDay(code, at), [words.andOthers(oneLine(said, SHORT), Math.max(0, shown.length - 1))]);
  });
  return section(words.HEADINGS.receipts, rows, [rows.length === 0 ? words.NO_RECEIPTS : words.SEE_A_RECEIPT]);
}

/** Leaves room in a line for what stands behind it. */
const SHORT = 110;

/** The guidance of one council, or of all: then each document is named with its council. What is not quoted for now is marked. */
export function documentSection(
  { edition, today }: Drawing,
  council: CouncilId | undefined,
  haltedAt: HaltedAt = NOTHING_HALTED,
): HomeSection {
  const documents = edition.documents.filter((document) => council === undefined || document.council === council);
  const named = ({ council: id, title }: GuidanceDocument): string => {
    const whose = edition.councils.find((each) => each.id === id);
    return council !== undefined || whose === undefined ? title : `${whose.shortName}: ${title}`;
  };
  const stateOf = ({ council: of, id: document, dates }: GuidanceDocument): string => {
    const halt = haltedAt({ council: of, document });
    return halt === undefined ? words.reviewLine(dates.review, today) : documentHaltedLine(halt);
  };
  const rows = documents
    .slice(0, HOME_MOST.documents)
    .map((document) => homeRow(named(document), [versionLine(document), stateOf(document)]));
  return section(words.HEADINGS.documents, rows, more(documents.length, HOME_MOST.documents));
}

/** For officers: what is open with their teams (`count` in all, the oldest of them in `open`), and what they closed lately. */
export function teamSections(
  {
    count,
    open,
    closed,
  }: { readonly count: number; readonly open: readonly Escalation[]; readonly closed: readonly Escalation[] },
  officer: PersonId,
  now: number,
): readonly HomeSection[] {
  const rows = open.slice(0, HOME_MOST.queue).map((each) => {
    const about = each.confidential ? each.topic : `${oneLine(each.topic, HOME_MOST.line / 2)}, from ${askedBy(each)}`;
    return homeRow(gistWords(each), [about, words.expectedLine(each.answerBy, now)], mainOf(buttonsOf(each, officer)));
  });
  return [
    section(words.HEADINGS.queue, rows, [
      count === 0 ? words.NOTHING_QUEUED : words.countLine(Math.max(count, rows.length), rows.length),
    ]),
    ...listed(
      words.HEADINGS.closed,
      closed
        .slice(0, HOME_MOST.closed)
        .map((each) => homeRow(gistWords(each), [each.topic, words.lastMovedLine(movedAt(each))])),
    ),
  ];
}

/** For admins: the edition in force, how the files stand to it, and a way to have them read again. */
export function adminSection(edition: Edition, newest: Publication, files: FilesState): HomeSection {
  const clauses = edition.documents.reduce((count, document) => count + document.clauses.length, 0);
  const size = words.sizeLine(edition.documents.length, clauses);
  return {
    heading: words.HEADINGS.admin,
    lines: [`${editionLine(edition.id, newest)} ${size}`, filesLine(files)],
    rows: files.state === 'faulty' ? boundedProblems(files.problems).map((problem) => homeRow(problem, [])) : [],
    reload: { label: words.RELOAD_LABEL, preview: words.PREVIEW_LABEL },
  };
}

/**
 * For admins: what comes into force or ends soon, the soonest first; nothing if nothing does. A document is named once for all its clauses.
 * `councils`: whose; left out, everybody's.
 */
export function comingSection({ edition, today }: Drawing, councils?: readonly CouncilId[]): readonly HomeSection[] {
  const until = nextDay(today, COMING_DAYS);
  const soon = (day: string | undefined): day is string => day !== undefined && today <= day && day <= until;
  const theirs = (edition.dated?.all ?? edition).documents.filter(
    ({ council }) => councils === undefined || councils.includes(council),
  );
  const turns = theirs.flatMap((document) =>
    [document, ...document.clauses.map(({ citation }) => citation)].flatMap((one) => {
      const { from, until: last } = one.inForce ?? {};
      const own = one === document ? undefined : document.inForce;
      const place = 'headings' in one ? citationLine(one) : one.title;
      return [
        ...(soon(from) && from !== today && from !== own?.from
          ? [{ day: from, line: words.comesLine(from, place) }]
          : []),
        ...(soon(last) && last !== own?.until ? [{ day: last, line: words.endsLine(last, place) }] : []),
      ];
    }),
  );
  const lines = turns.toSorted((one, other) => one.day.localeCompare(other.day)).map(({ line }) => line);
  const rows = lines.slice(0, HOME_MOST.coming).map((line) => homeRow(line, []));
  return listed(words.HEADINGS.coming, rows, more(lines.length, HOME_MOST.coming));
}

/** A month: time enough to tell councillors, or to change the date. */
const COMING_DAYS = 30;
/** For admins: which editions were in force, the newest first. */
export const editionsSection = (publications: readonly Publication[]): HomeSection =>
  section(
    words.HEADINGS.editions,
    publications.slice(0, HOME_MOST.editions).map((each) => homeRow(publicationLine(each), publicationDetails(each))),
    [HOW_TO_ROLL_BACK],
  );

/** As many problems as are read at once; the rest is counted. */
const boundedProblems = (problems: readonly string[]): readonly string[] => [
  ...problems.slice(0, HOME_MOST.problems).map((problem) => oneLine(problem, HOME_MOST.firstLine)),
  ...more(problems.length, HOME_MOST.problems),
];

const mainOf = (buttons: readonly Button[]): Button | undefined => buttons.find(({ main }) => main);

const more = (all: number, shown: number): readonly string[] => (all > shown ? [words.moreLine(all - shown)] : []);

const section = (heading: string, rows: readonly HomeRow[], lines: readonly string[] = []): HomeSection => ({
  heading,
  lines,
  rows,
  reload: undefined,
});

/** A section that is there only if there is something in it. */
const listed = (heading: string, rows: readonly HomeRow[], lines: readonly string[] = []): readonly HomeSection[] =>
  rows.length === 0 ? [] : [section(heading, rows, lines)];
