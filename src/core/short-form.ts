import { shown } from './answer.ts';
import type { Reply } from './reply.ts';
import { citationLine, ANSWER_WAS_SENT, versionLine, WORDS_WERE_SENT } from './wording.ts';

/**
 * What is said where a question was asked, when its answer goes to the asker alone: which clauses were quoted, and none of their words.
 * Undefined if nothing is said at all.
 */
export function shortForm(reply: Reply): string | undefined {
  if (reply.kind === 'already-answered' || reply.kind === 'stays-silent') return undefined;
  const quoted = reply.kind === 'answers' && reply.answer.outcome !== 'unsure' ? shown(reply.answer) : [];
  if (quoted.length === 0) return ANSWER_WAS_SENT;
  const places = quoted.map(({ citation }) => `${citationLine(citation)}. ${versionLine(citation)}.`);
  return [...places, WORDS_WERE_SENT].join('\n');
}
