import type { Feedback } from './feedback.ts';
import type { Council } from './people.ts';
import type { EscalationStore, FeedbackStore } from './ports.ts';
import { typedReceiptCode } from './receipt.ts';

/** An answer that somebody marked as wrong, with the newest words on it, and whose guidance it was asked of. */
export interface Marked {
  readonly said: Feedback;
  readonly council: Council;
}

/** What is read to know one. */
export interface MarkedStores {
  readonly feedback: Pick<FeedbackStore, 'on'>;
  readonly store: Pick<EscalationStore, 'isConfidential'>;
}

/** The one of that receipt; undefined where nothing may be learnt: there is none, or anybody has asked officers about it in confidence. */
export async function markedAnswer(
  receipt: string,
  councils: readonly Council[],
  { feedback, store }: MarkedStores,
): Promise<Marked | undefined> {
  const code = typedReceiptCode(receipt);
  const wrong = code === undefined ? [] : (await feedback.on(code)).filter(({ verdict }) => verdict === 'wrong');
  const said = wrong.find(({ words }) => words !== '') ?? wrong[0];
  const council = councils.find(({ id }) => id === said?.council);
  if (said === undefined || council === undefined) return undefined;
  return (await store.isConfidential(said.receipt.turn)) ? undefined : { said, council };
}
