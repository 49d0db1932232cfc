import type { QuestionEvidence } from '../core/evidence.ts';

type Shares = Pick<
  QuestionEvidence,
  'closeAsked' | 'nearAsked' | 'wideAsked' | 'closeOffTopic' | 'nearOffTopic' | 'wideOffTopic'
>;

/** Nearer phrasings count for more, by this power of their cosine. */
const POWER = 3;
const [CLOSE, NEAR, WIDE] = [5, 15, 40];

/** Whose phrasings are nearest to a question. `clauses`: cosines of phrasings of clauses; `gaps`: of known gaps. Best first, both. */
export function sharesOf(
  clauses: readonly number[],
  gaps: readonly { readonly cosine: number; readonly offTopic: boolean }[],
): Shares {
  const all = [
    ...clauses.map((cosine) => ({ cosine, kind: 'clause' as const })),
    ...gaps.map(({ cosine, offTopic }) => ({ cosine, kind: offTopic ? ('off-topic' as const) : ('gap' as const) })),
  ].toSorted((one, other) => other.cosine - one.cosine);
  const share = (count: number, kind: 'clause' | 'off-topic'): number => {
    const nearest = all.slice(0, count);
    const voices = (of: typeof all): number => of.reduce((sum, { cosine }) => sum + cosine ** POWER, 0);
    const whole = voices(nearest);
    return whole === 0 ? 0 : voices(nearest.filter((one) => one.kind === kind)) / whole;
  };
  return {
    closeAsked: share(CLOSE, 'clause'),
    nearAsked: share(NEAR, 'clause'),
    wideAsked: share(WIDE, 'clause'),
    closeOffTopic: share(CLOSE, 'off-topic'),
    nearOffTopic: share(NEAR, 'off-topic'),
    wideOffTopic: share(WIDE, 'off-topic'),
  };
}
