/** What is asked: every question for the first time, all of them questions asked before, or the two in turn. */
export const MIXES = ['new', 'repeated', 'mixed'] as const;
export type Mix = (typeof MIXES)[number];

/** Said before a question that was asked already, so that the sentence model has not read it. */
const OPENERS = [
  '',
  'Please tell me, ',
  'Good morning, ',
  'My colleague asks, ',
  'To be sure, ',
  'In short, ',
] as const;
const CLOSERS = ['', ' Thank you.', ' I need to know today.', ' It is for my ward.', ' Many thanks.'] as const;
/** Asked again and again, so few that every process has soon seen each. */
const KNOWN = 50;

/** Questions in a fixed order: those given, which are more than fifty, then the same in other words. Ten thousand pass before one comes again. */
export function createQuestions(texts: readonly string[]): {
  next(mix: Mix): string;
  readonly known: readonly string[];
} {
  const known = texts.slice(0, KNOWN);
  const others = texts.slice(KNOWN);
  let [asked, again] = [0, 0];
  const anew = (): string => {
    const round = Math.floor(asked / others.length);
    const opener = OPENERS[round % OPENERS.length] ?? '';
    const closer = CLOSERS[Math.floor(round / OPENERS.length) % CLOSERS.length] ?? '';
    return `${opener}${others[asked++ % others.length] ?? ''}${closer}`;
  };
  const before = (): string => known[again++ % known.length] ?? '';
  return {
    known,
    // Two of each, since the platforms ask in turn.
    next: (mix) => (mix === 'new' || (mix === 'mixed' && (asked + again) % 4 < 2) ? anew() : before()),
  };
}
