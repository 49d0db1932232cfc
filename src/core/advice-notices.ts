import type { Conversation } from './conversation.ts';
import type { CuratedAnswer } from './curated-answer.ts';
import { inShort } from './in-short.ts';
import { noticeId } from './notice.ts';
import type { Notice } from './notice.ts';

/** What the team is told in its channel: that advice is proposed, and that it went on hold; each a message of its own, once. */
export function noticesOfAdvice(curated: CuratedAnswer, places: readonly Conversation[]): readonly Notice[] {
  const { id, council, from, history } = curated;
  const last = history.at(-1)?.move.move;
  if (last !== undefined && last !== 'hold') return [];
  return places.map((to) => ({
    id: noticeId(`${id}/advice-${history.length}/${to.platform}-${inShort(to.address)}`),
    escalation: from,
    council,
    to,
    under: undefined,
    telling: { tells: 'advice', advice: id, version: history.length },
  }));
}
