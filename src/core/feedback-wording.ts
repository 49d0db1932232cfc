import type { Verdict } from './feedback.ts';
import type { Council } from './people.ts';

/** Every sentence about what people think of an answer. Plain British English, short, never blaming. */

/** On the buttons that open the form: under clauses, and under an answer that shows none. */
export const WRONG_CLAUSE = 'Wrong clause, tell us';
export const MISSED_CLAUSE = 'There is guidance on this';

export const verdictWords = (verdict: Verdict, shown: boolean): string =>
  verdict === 'right' ? 'Right clause' : shown ? 'Wrong clause' : MISSED_CLAUSE;

export const THANKS: Readonly<Record<Verdict, string>> = {
  right: 'Thank you. It is kept that this was the right clause, and not who said so.',
  wrong:
    'Thank you. It is kept for those who look after the guidance, without your name. For an answer, ask an officer.',
};

/** Says on the form who will read it. */
export const readersLine = (council: Council | undefined): string =>
  council === undefined || council.teams.length === 0
    ? `Those who look after Clausebook can read this${KEPT}`
    : `Officers of ${council.name} and those who look after Clausebook can read this${KEPT}`;
const KEPT =
  ', beside the clauses that were shown, without your name. It may help others find the guidance, and is kept no longer than the answer’s receipt. Please take out what they should not see.';
export const NO_ANSWER_LINE = 'Nobody replies to this. For an answer, ask an officer.';
export const SEND = 'Tell us';

export const FACTS = { receipt: 'Receipt', guidanceOf: 'Guidance of', shown: 'Shown' } as const;
export const WROTE = 'What they wrote';
