import { holdFor } from './curated-answer.ts';
import type { CuratedAnswer, CuratedId, CuratedState, HoldWhy } from './curated-answer.ts';
import type { CuratedStore } from './curated-store.ts';
import { councilOf } from './guidance.ts';
import type { ClauseId, CouncilId } from './guidance.ts';
import type { Edition, Log } from './ports.ts';
import { citationLine } from './wording.ts';

/** Officer advice as it is shown beside an answer: an officer's words, never guidance, with who stands by them and until when. */
export interface Advice {
  readonly id: CuratedId;
  readonly wording: string;
  /** The names of who proposed it and who agreed. */
  readonly by: string;
  readonly approver: string;
  /** When the second one agreed: milliseconds since 1970. */
  readonly since: number;
  /** The last day on which it is shown: YYYY-MM-DD. */
  readonly expires: string;
  /** The clauses it rests on, by where they stand. */
  readonly rests: readonly { readonly clause: ClauseId; readonly place: string }[];
}

export type AdviceToday =
  | { readonly outcome: 'shown'; readonly advice: Advice }
  /** It was agreed to, and is not to be shown any more. */
  | { readonly outcome: 'stale'; readonly why: HoldWhy }
  | { readonly outcome: 'not-in-force' };

/** What of officer advice may be shown that day, by the edition in force then. */
export function adviceToday(curated: CuratedAnswer, today: string, edition: Pick<Edition, 'clause'>): AdviceToday {
  const { id, wording, proposed, now, expires, rests } = curated;
  if (now.state !== 'in-force' || now.approver.id === proposed.by.id) return { outcome: 'not-in-force' };
  const why = holdFor(curated, today, (clause) => edition.clause(clause));
  if (why !== undefined) return { outcome: 'stale', why };
  const places = rests.flatMap(({ clause }) => {
    const citation = edition.clause(clause)?.citation;
    return citation === undefined ? [] : [{ clause, place: citationLine(citation) }];
  });
  const { since, approver } = now;
  const advice = { id, wording, by: proposed.by.name, approver: approver.name, since, expires, rests: places };
  return { outcome: 'shown', advice };
}

/** How it stands that day, whether or not that is recorded: what was agreed to and is not to be shown any more is on hold. */
export function stateToday(curated: CuratedAnswer, today: string, edition: Pick<Edition, 'clause'>): CuratedState {
  const found = adviceToday(curated, today, edition);
  return found.outcome === 'stale' ? { state: 'on-hold', why: found.why } : curated.now;
}

/** The advice to be shown beside the answer to a question, if officers of its council keep any on just these words. */
export type AdviceOn = (
  question: string,
  council: CouncilId,
  edition: Pick<Edition, 'clause'>,
  today: string,
) => Promise<Advice | undefined>;

/** Two that answer the same question are one too many already; the latest agreed to is shown. */
const MOST_LOOKED_AT = 5;

/**
 * One look-up a question. `hold`: what is found not to be shown any more is recorded as on hold. Never rejects: a fault is logged, and the
 * guidance answers without advice.
 */
export function createAdviceOn({
  store,
  hold,
  log,
}: {
  readonly store: Pick<CuratedStore, 'answering'>;
  readonly hold: (curated: CuratedAnswer, why: HoldWhy) => Promise<unknown>;
  readonly log: Pick<Log, 'error'>;
}): AdviceOn {
  return async (question, council, edition, today) => {
    try {
      const agreed = await store.answering(council, question, MOST_LOOKED_AT);
      const looked = agreed.map((curated) => ({ curated, found: adviceToday(curated, today, edition) }));
      for (const { curated, found } of looked) if (found.outcome === 'stale') await hold(curated, found.why);
      return looked.flatMap(({ found }) => (found.outcome === 'shown' ? [found.advice] : []))[0];
    } catch (cause) {
      log.error('advice-not-looked-up', {}, cause);
      return undefined;
    }
  };
}

/** More than a council's officers can stand by. */
const MOST_KEPT = 1000;

/** Names the advice in force that rests on any of the clauses, as officers know it: what publishing would put on hold. */
export const createKeptAnswersOn =
  (store: Pick<CuratedStore, 'agreed'>) =>
  async (clauses: readonly ClauseId[]): Promise<readonly string[]> => {
    const named = new Set(clauses);
    const councils = new Set(clauses.map(councilOf));
    const agreed = await Promise.all([...councils].map((council) => store.agreed(council, MOST_KEPT)));
    const resting = agreed.flat().filter(({ rests }) => rests.some(({ clause }) => named.has(clause)));
    return resting.map(({ id, asked: [question] }) => `${id}: ${question}`);
  };
