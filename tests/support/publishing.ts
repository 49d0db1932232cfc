import type { EditionReport } from '../../src/core/edition-report.ts';
import { editionId } from '../../src/core/guidance.ts';
import type { Edition } from '../../src/core/ports.ts';
import type { Publication } from '../../src/core/publication.ts';
import type { Publishing } from '../../src/core/publishing.ts';
import type { FilesState, PublishOutcome, ToPublish, ToRollBack } from '../../src/core/publish-outcome.ts';
import { aPublication } from './publications.ts';

/** A way to put guidance in force that does what the test says and remembers what was asked. */
export function publishingOf(
  edition: Edition,
  outcome: () => PublishOutcome = () => ({ outcome: 'unchanged', edition: edition.id }),
): Publishing & { readonly asked: (ToPublish | ToRollBack)[]; stand(files: FilesState): void } {
  const asked: (ToPublish | ToRollBack)[] = [];
  let files: FilesState = { state: 'in-force' };
  let newest: Publication = aPublication(1, { edition: edition.id });
  const ask = async (wish: ToPublish | ToRollBack): Promise<PublishOutcome> => {
    asked.push(wish);
    const come = outcome();
    if (come.outcome === 'in-force') newest = come.publication;
    if (come.outcome === 'faulty') files = { state: 'faulty', problems: come.problems };
    return come;
  };
  return {
    asked,
    stand: (state) => (files = state),
    publish: ask,
    rollBack: ask,
    takeUp: () => Promise.reject(new Error('Nothing is taken up here.')),
    follow: async () => {},
    newest: () => newest,
    files: () => files,
  };
}

/** A report in which nothing is otherwise, but for what is named. */
export const aReport = (change: Partial<EditionReport> = {}): EditionReport => ({
  edition: editionId('edition-2'),
  before: editionId('edition-1'),
  comparison: {
    counts: { added: 0, removed: 0, renumbered: 0, redated: 0, reworded: 1 },
    lines: ['marlpit/kites: Kites', '  ~ 1.1 (Flying): unless a [-fair-]{+market+} is held'],
    changed: 2,
    touched: [],
    packed: new Uint8Array(),
  },
  examination: { asked: 3, worse: [], better: [], otherClause: [], notMet: [] },
  withdrawn: [],
  resting: { answers: 0, clauses: [] },
  keptAnswers: [],
  ...change,
});
