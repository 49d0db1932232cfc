import type { types } from '@slack/bolt';
import type { Piece } from './blocks.ts';
import { SLACK_LIMITS } from './limits.ts';

export interface SlackMessage {
  /** What notifications and screen readers say, escaped. */
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
}

/**
 * Puts pieces into as few messages as Slack's limits allow, in order, no piece that leads left without what comes after it.
 * `foot`: what the first message has to have room for as well.
 */
export function pack(pieces: readonly Piece[], foot: readonly Piece[] = []): readonly (readonly Piece[])[] {
  const messages: Piece[][] = [];
  let current: Piece[] = [];
  for (const piece of pieces) {
    while (current.length > 0 && !fits([...current, piece, ...(messages.length === 0 ? foot : [])])) {
      // What leads and has no room beside what it leads stands alone.
      const stays = current.findLastIndex((each) => !each.leads) + 1 || current.length;
      messages.push(current.slice(0, stays));
      current = current.slice(stays);
    }
    current.push(piece);
  }
  return [...messages, current].filter((message) => message.length > 0);
}

const fits = (pieces: readonly Piece[]): boolean =>
  pieces.length <= SLACK_LIMITS.blocksPerMessage &&
  pieces.reduce((sum, piece) => sum + piece.size, 0) <= SLACK_LIMITS.message;
