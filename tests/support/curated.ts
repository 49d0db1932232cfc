import { curatedId } from '../../src/core/curated-answer.ts';
import type { CuratedAnswer, CuratedMove, CuratedState } from '../../src/core/curated-answer.ts';
import { turnId } from '../../src/core/conversation.ts';
import { escalationId } from '../../src/core/escalation.ts';
import { ANNA, BEN } from './escalations.ts';
import { clauseNumbered } from './findings.ts';
import { GEDLING } from './builders.ts';

const { id, text } = clauseNumbered('1');
export const RESTS = [{ clause: id, text }];

/** Advice that Anna has proposed, on a day in November 2026. */
export const PROPOSED_AT = Date.UTC(2026, 10, 24, 12);

export const aCurated = (change: Partial<CuratedAnswer> = {}): CuratedAnswer => ({
  id: curatedId('GED-9'),
  council: GEDLING.id,
  team: 'communications',
  from: escalationId('GED-1'),
  wording: 'Yes, on paper. Ask us before you print it.',
  asked: ['May I use the crest on a leaflet?'],
  rests: RESTS,
  expires: '2027-11-24',
  proposed: { by: ANNA, at: PROPOSED_AT, turn: turnId('slack', 'P1') },
  now: { state: 'proposed' },
  history: [],
  ...change,
});

export const CURATED_STATES: Readonly<Record<CuratedState['state'], CuratedState>> = {
  proposed: { state: 'proposed' },
  'in-force': { state: 'in-force', approver: BEN, since: PROPOSED_AT },
  'on-hold': { state: 'on-hold', why: 'clause-changed' },
  ended: { state: 'ended' },
};

export const APPROVE: CuratedMove = { move: 'approve', expires: '2027-11-24', rests: RESTS };
export const HOLD: CuratedMove = { move: 'hold', why: 'clause-changed' };
export const END: CuratedMove = { move: 'end' };
