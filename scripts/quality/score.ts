/** A question as it came out, whatever answered it. */
export interface Result {
  readonly style: string;
  readonly kind: string;
  readonly answerable: boolean;
  /** Of the clauses shown, best first, at most three: whether each answers. */
  readonly right: readonly boolean[];
  /** True if they are quoted with confidence; undefined of a search that only ranks. */
  readonly sure: boolean | undefined;
}

/** Shares in percent; undefined where there is nothing to take a share of. */
export interface Figures {
  /** Of the answerable: the first clause shown answers. */
  readonly firstRight: number | undefined;
  /** Of the answerable: one of those shown answers. */
  readonly found: number | undefined;
  /** Of the answerable: quoted with confidence, and the first answers. */
  readonly sureAndRight: number | undefined;
  /** Of all that are quoted with confidence: the first answers. */
  readonly precision: number | undefined;
  readonly nearMissesQuoted: number | undefined;
  readonly offTopicQuoted: number | undefined;
  /** Of what is off the topic: something is quoted or offered. */
  readonly offTopicOffered: number | undefined;
}

/** What guidance does not settle is a near miss, or it is off the topic, which small talk and abuse are too. */
const NEAR_MISS = 'near-miss';

export function figuresOf(results: readonly Result[]): Figures {
  const answerable = results.filter((result) => result.answerable);
  const nearMisses = results.filter(isNearMiss);
  const offTopic = results.filter(isOffTopic);
  const ranking = { firstRight: percent(answerable, isFirstRight), found: percent(answerable, isFound) };
  if (results.every(({ sure }) => sure === undefined)) return { ...NOTHING, ...ranking };
  return {
    ...ranking,
    sureAndRight: percent(answerable, (result) => isSure(result) && isFirstRight(result)),
    precision: answerable.length === 0 ? undefined : percent(results.filter(isSure), isFirstRight),
    nearMissesQuoted: percent(nearMisses, isSure),
    offTopicQuoted: percent(offTopic, isSure),
    offTopicOffered: percent(offTopic, ({ right }) => right.length > 0),
  };
}

export const isNearMiss = ({ answerable, kind }: Pick<Result, 'answerable' | 'kind'>): boolean =>
  !answerable && kind === NEAR_MISS;
export const isOffTopic = ({ answerable, kind }: Pick<Result, 'answerable' | 'kind'>): boolean =>
  !answerable && kind !== NEAR_MISS;

const NOTHING: Figures = {
  firstRight: undefined,
  found: undefined,
  sureAndRight: undefined,
  precision: undefined,
  nearMissesQuoted: undefined,
  offTopicQuoted: undefined,
  offTopicOffered: undefined,
};

const isSure = ({ sure }: Result): boolean => sure === true;
const isFirstRight = ({ answerable, right }: Result): boolean => answerable && right[0] === true;
const isFound = ({ right }: Result): boolean => right.includes(true);

const percent = (results: readonly Result[], of: (result: Result) => boolean): number | undefined =>
  results.length === 0 ? undefined : (100 * results.filter(of).length) / results.length;
