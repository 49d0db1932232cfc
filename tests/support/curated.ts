import { curatedId } from '../../src/core/curated-answer.ts';
import type { CuratedAnswer, CuratedMove, CuratedState } from '../../src/core/curated-answer.ts';
import { turnId } from '../../src/core/conversation.ts';
import { escalationId } from '../../src/core/escalation.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { Form } from '../../src/core/form.ts';
import { keepForm } from '../../src/core/advice-forms.ts';
import { anEscalation, ANNA, BEN } from './escalations.ts';
import { anEdition, clauseNumbered, found } from './findings.ts';
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

/** The same reply beside which officers advise something, in words that are no mark-up. */
export function withAdvice(reply: Reply, wording = 'Yes, on <b>paper</b> & *card*.'): Reply {
  if (reply.kind !== 'answers') throw new Error(`It is ${reply.kind}.`);
  const [by, approver] = [ANNA.name, BEN.name];
  const rests = [{ clause: id, place: 'Gedling Borough Council, Social Media Guidance for Members, 4.2 (Officers)' }];
  const advice = { id: curatedId('GED-9'), wording, by, approver, since: PROPOSED_AT, expires: '2027-11-24', rests };
  return { ...reply, advice };
}

/** The form in which an answer that quoted two clauses is kept. */
export const aKeepForm = (question = 'May I use the crest?', answer = 'Yes, on <b>paper</b>.'): Form => {
  const clauses = ['1', '2'].map(clauseNumbered);
  const edition = anEdition(async () => found([]), clauses);
  const move = { move: 'answer', text: answer, clauses: clauses.map((clause) => clause.id) } as const;
  return keepForm(anEscalation({ question }), move, edition, '2026-11-24');
};
