import type { GivenFeedback } from '../../src/core/feedback.ts';
import type { FeedbackStore } from '../../src/core/ports.ts';

/** Feedback in memory: what every store of it has to come to. Shows what it was given. */
export function feedbackInMemory(): FeedbackStore & { readonly given: readonly GivenFeedback[] } {
  let counted: readonly GivenFeedback[] = [];
  const turns = new Set<string>();
  const given: GivenFeedback[] = [];
  return {
    given,
    keep: async (feedback) => {
      if (turns.has(feedback.turn)) return { first: false };
      turns.add(feedback.turn);
      given.push(feedback);
      const isReplaced = ({ by, receipt }: GivenFeedback): boolean =>
        by === feedback.by && receipt.turn === feedback.receipt.turn;
      counted = [...counted.filter((each) => !isReplaced(each)), feedback];
      return { first: true };
    },
    of: async (council, since, most) =>
      counted
        .filter((each) => each.at >= since && (council === undefined || each.council === council))
        .toSorted((one, other) => other.at - one.at)
        .slice(0, most)
        .map(({ turn: _turn, by: _by, ...feedback }) => feedback),
    on: async (code) =>
      counted
        .filter(({ receipt }) => receipt.code === code)
        .toSorted((one, other) => other.at - one.at)
        .map(({ turn: _turn, by: _by, ...feedback }) => feedback),
  };
}
