import type { Check, Finding } from '../core/checkup.ts';
import { DOCTOR } from '../core/doctor-wording.ts';
import { Fault } from '../core/errors.ts';
import type { CouncilId, EditionId } from '../core/guidance.ts';
import { reviewsPassed } from './advise.ts';
import { check } from './check.ts';
import { textsOf } from './clause-texts.ts';
import { readDocuments } from './document-rows.ts';
import { editionIdOf } from './edition-id.ts';
import { createPace } from './pace.ts';
import { problemLine } from './problem.ts';
import type { Problem } from './problem.ts';
import { readFolder } from './read-folder.ts';
import type { Folder } from './read-folder.ts';
import { vectorKey } from './vector.ts';
import { readVectorFile } from './vector-file.ts';
import type { VectorMaker } from './vector-file.ts';

/** `clausebook check` has a better page for all of them. */
const MOST_NAMED = 5;
/** Measured on one core (docs/operations.md). */
const VECTORS_A_SECOND = 25;

interface Read {
  readonly folder: Folder;
  readonly problems: readonly Problem[];
}

export interface GuidancePlaces {
  readonly root: string;
  readonly common: string;
  /** The files in which vectors may be. */
  readonly vectors: readonly string[];
}

interface GuidanceChecks {
  readonly checks: readonly Check[];
  /** That its files make; undefined: they make none. */
  readonly edition: () => Promise<EditionId | undefined>;
  /** Those that it is of; undefined if it cannot be read. */
  readonly councils: () => Promise<readonly CouncilId[] | undefined>;
}

/** What has to be right of the guidance. It is read once. */
export function guidanceChecks(
  { root, common, vectors }: GuidancePlaces,
  settings: { readonly council: string | undefined; readonly maker: VectorMaker; readonly today: string },
): GuidanceChecks {
  let reading: Promise<Read | undefined> | undefined;
  const read = (): Promise<Read | undefined> => (reading ??= readAll(root, common));
  const of = (name: string, find: (read: Read) => readonly Finding[] | Promise<readonly Finding[]>): Check => ({
    name,
    async run() {
      const all = await read();
      return all === undefined ? [untold] : find(all);
    },
  });
  return {
    checks: [
      {
        name: 'guidance',
        async run() {
          const all = await read();
          return all === undefined ? [unreadable] : problemFindings(all, settings.council);
        },
      },
      of('review dates', ({ folder }) => reviewFindings(folder, settings.today)),
      of('vectors', ({ folder }) => vectorFindings(folder, vectors, settings.maker)),
    ],
    councils: async () => (await read())?.folder.councils.map(({ id }) => id),
    async edition() {
      const all = await read();
      return all === undefined || all.problems.length > 0 ? undefined : editionIdOf(all.folder, createPace());
    },
  };
}

const unreadable: Finding = {
  outcome: 'not-ok',
  says: DOCTOR.guidanceUnreadable,
  mend: DOCTOR.mendGuidanceUnreadable,
};
const untold: Finding = {
  outcome: 'could-not-tell',
  says: DOCTOR.wentWrong('the guidance'),
  mend: DOCTOR.mendGuidanceFirst,
};

async function readAll(root: string, common: string): Promise<Read | undefined> {
  try {
    const folder = await readFolder(root, common);
    return { folder, problems: await check(root, folder) };
  } catch (cause) {
    if (cause instanceof Fault && cause.code === 'KNOWLEDGE_UNREADABLE') return undefined;
    throw cause;
  }
}

function problemFindings({ folder, problems }: Read, council: string | undefined): readonly Finding[] {
  const { councils, documents } = folder;
  const named = problems
    .slice(0, MOST_NAMED)
    .map((problem): Finding => ({ outcome: 'not-ok', says: problemLine(problem), mend: problem.mend }));
  const more = problems.length - named.length;
  const called = council?.trim().toLowerCase();
  const isThere = councils.some(({ id, name, shortName }) =>
    [id, name, shortName].some((one) => one.toLowerCase() === called),
  );
  const clauses = documents.reduce((count, document) => count + document.clauses.length, 0);
  return [
    ...(problems.length === 0
      ? [{ outcome: 'ok', says: DOCTOR.guidanceRight(councils.length, documents.length, clauses) } as const]
      : named),
    ...(more > 0
      ? [{ outcome: 'not-ok', says: DOCTOR.guidanceMore(more), mend: DOCTOR.mendGuidanceMore } as const]
      : []),
    ...(council === undefined || isThere ? [] : [unknownCouncil(council, folder)]),
  ];
}

const unknownCouncil = (named: string, { councils }: Folder): Finding => ({
  outcome: 'not-ok',
  says: DOCTOR.councilUnknown(
    named,
    councils.map(({ id }) => id),
  ),
  mend: DOCTOR.mendCouncilUnknown,
});

/** Whether a document whose review is overdue still holds, its owner alone can tell. */
function reviewFindings(folder: Folder, today: string): readonly Finding[] {
  const passed = reviewsPassed(readDocuments(folder), today).map((problem): Finding => ({
    outcome: 'could-not-tell',
    says: problemLine(problem),
    mend: problem.mend,
  }));
  if (passed.length > 0) return passed;
  const [next] = folder.documents.flatMap(({ dates: { review } }) => review ?? []).toSorted();
  return [{ outcome: 'ok', says: DOCTOR.reviewsRight(next) }];
}

async function vectorFindings(
  folder: Folder,
  files: readonly string[],
  maker: VectorMaker,
): Promise<readonly Finding[]> {
  const there = new Set<string>();
  const unusable: Finding[] = [];
  for (const file of files) {
    const read = await readVectorFile(file, maker);
    if (read.outcome === 'read') for (const key of read.vectors.keys()) there.add(key);
    if (read.outcome === 'unusable')
      unusable.push({ outcome: 'not-ok', says: DOCTOR.vectorsUnusable(file, read.why), mend: DOCTOR.mendVectors });
  }
  const texts = new Set([
    ...folder.documents.flatMap(({ clauses }) => clauses.flatMap(textsOf).map(({ text }) => text)),
    ...folder.gaps.flatMap(({ asked }) => asked),
  ]);
  const missing = [...texts].filter((text) => !there.has(vectorKey(maker.model, text))).length;
  const says =
    missing === 0
      ? DOCTOR.vectorsThere(texts.size)
      : DOCTOR.vectorsMissing(missing, texts.size, Math.ceil(missing / VECTORS_A_SECOND));
  return [...unusable, { outcome: 'ok', says }];
}
