import type { Advice } from './advice.ts';
import type { Answer, PartAnswer } from './answer.ts';
import type { Citation, NonEmpty, Quote } from './guidance.ts';
import { placeOfClause, scopeKey } from './halt.ts';
import type { Halt, Halted, HaltedAt } from './halt.ts';

const haltedFrom = ({ scope, reason, since }: Halt, { councilName, title }: Citation): Halted => ({
  scope,
  reason,
  since,
  councilName,
  title,
});

/** What of an answer may be said, and what had to be left out of it. */
export interface Sayable {
  readonly answer: Answer;
  /** Once a halt. */
  readonly leftOut: readonly Halted[];
}

/**
 * An answer without a word of what is halted. Where its first clause is halted, nothing is quoted in its place: the next best would be
 * taken for the rule. What else is halted is left out of it.
 */
export function withoutHalted(answer: Answer, haltedAt: HaltedAt): Sayable {
  if (answer.outcome === 'conversation') return { answer, leftOut: [] };
  if (answer.outcome !== 'in-parts') return partWithoutHalted(answer, haltedAt);
  const parts = answer.parts.map((part) => ({ part, ...partWithoutHalted(part.answer, haltedAt) }));
  const [first, ...others] = parts.map(({ part, answer: sayable }) => ({ ...part, answer: sayable }));
  const leftOut = once(parts.flatMap((part) => part.leftOut));
  if (parts.some((part) => part.answer.outcome === 'quoted') && first !== undefined)
    return { answer: { ...answer, parts: [first, ...others] }, leftOut };
  const halted = parts.find((part) => isHalted(part.answer));
  return { answer: halted?.answer ?? answer, leftOut };
}

const isHalted = (answer: PartAnswer): boolean => answer.outcome === 'silent' && answer.why === 'halted';

function partWithoutHalted(
  answer: PartAnswer,
  haltedAt: HaltedAt,
): { readonly answer: PartAnswer; readonly leftOut: readonly Halted[] } {
  if (answer.outcome === 'silent') return { answer, leftOut: [] };
  const quotes = answer.outcome === 'quoted' ? answer.quotes : answer.choices;
  const seeAlso = answer.outcome === 'quoted' ? answer.seeAlso : [];
  const first = haltedOf(quotes[0].citation, haltedAt);
  if (first !== undefined) {
    const { elsewhen } = answer.outcome === 'unsure' ? answer : {};
    return { answer: { outcome: 'silent', why: 'halted', halted: first, ...(elsewhen && { elsewhen }) }, leftOut: [] };
  }
  const cited = [...quotes.map(({ citation }) => citation), ...seeAlso];
  const leftOut = once(cited.flatMap((citation) => haltedOf(citation, haltedAt) ?? []));
  if (leftOut.length === 0) return { answer, leftOut };
  const [kept, sees] = [sayable(quotes, haltedAt), seeAlso.filter((citation) => haltedAt(citation) === undefined)];
  return answer.outcome === 'quoted'
    ? { answer: { ...answer, quotes: kept, seeAlso: sees }, leftOut }
    : { answer: { ...answer, choices: kept }, leftOut };
}

const sayable = ([first, ...others]: NonEmpty<Quote>, haltedAt: HaltedAt): NonEmpty<Quote> => [
  first,
  ...others.filter(({ citation }) => haltedAt(citation) === undefined),
];

export function haltedOf(citation: Citation, haltedAt: HaltedAt): Halted | undefined {
  const halt = haltedAt(citation);
  return halt && haltedFrom(halt, citation);
}

/** The first of these that is halted. */
export const firstHalted = (quotes: readonly Pick<Quote, 'citation'>[], haltedAt: HaltedAt): Halted | undefined =>
  quotes.map(({ citation }) => haltedOf(citation, haltedAt)).find((halted) => halted !== undefined);

const once = (all: readonly Halted[]): readonly Halted[] => [
  ...new Map(all.map((halted) => [scopeKey(halted.scope), halted])).values(),
];

/** Whether officer advice rests on a clause that is halted: it says what the clause says, in other words. */
export const restsOnHalted = ({ rests }: Pick<Advice, 'rests'>, haltedAt: HaltedAt): boolean =>
  rests.some(({ clause }) => haltedAt(placeOfClause(clause)) !== undefined);
