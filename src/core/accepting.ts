import type { TurnId } from './conversation.ts';
import type { ExpectedQuestion, Grade } from './examining.ts';
import type { GuidanceFiles, WrittenFile } from './guidance-files.ts';
import type { Clock } from './ports.ts';
import type { Editions } from './publication.ts';
import type { Publishing } from './publishing.ts';
import type { Decided } from './suggesting.ts';
import { moveSuggestion } from './suggestion.ts';
import type { Decider, Suggestion, SuggestionMove } from './suggestion.ts';
import type { SuggestionStore } from './suggestion-store.ts';
import { faultySaid, unmetSaid, whyPublished, worseSaid } from './suggestion-wording.ts';

export interface AcceptingParts {
  readonly suggestions: SuggestionStore;
  readonly files: GuidanceFiles;
  readonly publishing: Pick<Publishing, 'publish'>;
  readonly editions: Pick<Editions, 'newest'>;
  /** How well the guidance in force answers a question today, whatever is halted; undefined: none is in force. */
  readonly grade: (expected: ExpectedQuestion) => Promise<Grade | undefined>;
  readonly clock: Clock;
}

/** A move in somebody's name, kept if nobody was quicker. */
export async function moved(
  suggestion: Suggestion,
  move: SuggestionMove,
  by: Decider,
  turn: TurnId | undefined,
  { suggestions, clock }: Pick<AcceptingParts, 'suggestions' | 'clock'>,
): Promise<Decided> {
  const next = moveSuggestion(suggestion, move, by, clock(), turn);
  if (next === undefined) return { outcome: 'decided-before', suggestion };
  const result = await suggestions.advance(next);
  return result.won ? { outcome: 'decided', suggestion: next } : { outcome: 'decided-before', suggestion: result.now };
}

/** Writes a suggestion into the files and puts them in force; what does not come into force is taken out of them again. */
export async function accepted(
  suggestion: Suggestion,
  by: Decider,
  turn: TurnId | undefined,
  parts: AcceptingParts,
): Promise<Decided> {
  const { council, suggested } = suggestion;
  const unmet = await unmetBy(suggestion, parts);
  if (unmet !== undefined)
    return moved(suggestion, { move: 'refuse', why: 'not-met', said: unmetSaid(unmet) }, by, turn, parts);
  const added = await parts.files.add(council, suggested, (await parts.editions.newest())?.edition);
  switch (added.outcome) {
    case 'by-hand':
      return added;
    case 'not-in-force':
      return { outcome: 'not-in-force' };
    case 'unfit':
      return moved(suggestion, { move: 'refuse', why: 'unfit', said: added.why }, by, turn, parts);
    case 'there-already':
      return moved(suggestion, { move: 'accept' }, by, turn, parts);
    case 'written':
      return published(suggestion, added.written, by, turn, parts);
  }
}

/**
 * How the guidance answers an expected question that it does not answer with its clause; undefined: it may go into the files. No gate would hold an
 * edition to what was never met.
 */
async function unmetBy(
  { council, suggested }: Suggestion,
  { files, grade }: AcceptingParts,
): Promise<Grade | undefined> {
  if (suggested.kind !== 'expected') return undefined;
  const [fit] = await files.fits(council, [suggested]);
  // What does not fit says more plainly why.
  if (fit?.fit === 'unfit') return undefined;
  const graded = await grade({ council, question: suggested.words, clauses: [suggested.clause] });
  return graded === 'quoted' ? undefined : graded;
}

async function published(
  suggestion: Suggestion,
  written: WrittenFile,
  by: Decider,
  turn: TurnId | undefined,
  parts: AcceptingParts,
): Promise<Decided> {
  const outcome = await parts.publishing.publish({ by, why: whyPublished(suggestion.id) }).catch(async (cause) => {
    await parts.files.putBack(written);
    throw cause;
  });
  // What adds no clause and no phrasing leaves the edition as it is.
  if (outcome.outcome === 'in-force' || outcome.outcome === 'unchanged')
    return moved(suggestion, { move: 'accept' }, by, turn, parts);
  const back = await parts.files.putBack(written);
  if (outcome.outcome === 'faulty')
    return moved(suggestion, { move: 'refuse', why: 'faulty', said: faultySaid(outcome, back) }, by, turn, parts);
  if (outcome.outcome === 'worse')
    return moved(suggestion, { move: 'refuse', why: 'worse', said: worseSaid(outcome, back) }, by, turn, parts);
  return { outcome: 'overtaken' };
}
