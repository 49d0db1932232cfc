import { isDeepStrictEqual } from 'node:util';
import { make } from '../../src/core/escalation-moves.ts';
import type { Asker, Escalation, HistoryEntry, MoveName, Mover } from '../../src/core/escalation.ts';
import { personIn } from './council.ts';
import type { Model } from './model.ts';
import type { Turn } from './turns.ts';

/** What of the acknowledged is there, and what is not as it should be. */
export interface EscalationsAudit {
  readonly asked: number;
  readonly askedFound: number;
  readonly moves: number;
  readonly movesFound: number;
  readonly kept: number;
  readonly keptMoves: number;
  readonly unlawful: number;
  readonly wrong: readonly string[];
  /** Each escalation as it was after each of its moves, the opening first. */
  readonly stages: ReadonlyMap<Escalation, readonly Escalation[]>;
}

export function auditEscalations(escalations: readonly Escalation[], model: Model): EscalationsAudit {
  const wrong = [...model.contradictions];
  const asked = [...new Set(model.asked.values())];
  const missing = [...model.asked].filter(
    ([turn, reference]) =>
      !isAskedBy(
        escalations.find(({ id }) => id === reference),
        model.sent.get(turn)?.user ?? '',
      ),
  );
  wrong.push(...missing.map(([, reference]) => `${reference} was acknowledged and is not there for its asker.`));
  const entries = new Map<string, HistoryEntry[]>();
  for (const entry of escalations.flatMap(({ history }) => history))
    entries.set(entry.turn ?? '', [...(entries.get(entry.turn ?? '') ?? []), entry]);
  const found = [...model.made].filter((turn) => (entries.get(turn) ?? []).length === 1);
  wrong.push(
    ...[...model.made].filter((turn) => !entries.has(turn)).map((turn) => `${turn} was acknowledged and is lost.`),
  );
  for (const escalation of escalations)
    for (const entry of escalation.history) wrong.push(...faultsOf(escalation, entry, entries, model));
  const stages = new Map(escalations.map((escalation) => [escalation, stagesOf(escalation)]));
  const unlawful = [...stages].filter(([escalation, replayed]) => !isDeepStrictEqual(replayed.at(-1), escalation));
  wrong.push(...unlawful.map(([{ id }]) => `${id} is in a state that its moves do not lead to.`));
  const lost = new Set(missing.map(([, reference]) => reference));
  return {
    asked: asked.length,
    askedFound: asked.filter((reference) => !lost.has(reference)).length,
    moves: model.made.size,
    movesFound: found.length,
    kept: escalations.length,
    keptMoves: escalations.reduce((sum, { history }) => sum + history.length, 0),
    unlawful: unlawful.length,
    wrong,
    stages,
  };
}

function faultsOf(
  escalation: Escalation,
  { turn: id, by, move }: HistoryEntry,
  entries: ReadonlyMap<string, readonly HistoryEntry[]>,
  { sent }: Model,
): readonly string[] {
  const turn = id ?? '';
  const meant = sent.get(turn);
  if (meant === undefined) return [`${escalation.id} has a move that nobody asked for: ${move.move}.`];
  const twice = (entries.get(turn) ?? []).length > 1 ? [`${turn} made more than one move.`] : [];
  const same = by !== 'clock' && by.id === personIn(meant.user) && isMeant(escalation.id, move, meant);
  return same ? twice : [...twice, `${turn} made another move than it asked for.`];
}

function isMeant(id: string, move: HistoryEntry['move'], turn: Turn): boolean {
  if (turn.does === 'ask-officer') return move.move === 'join' && move.asker.about === turn.about;
  if (move.move !== turn.does || turn.about !== id) return false;
  if (move.move === 'hand-over') return move.to.id === personIn(turn.to ?? '');
  return !('text' in move) || move.text === turn.text;
}

const ASKERS: ReadonlySet<MoveName> = new Set<MoveName>([
  'join',
  'add-detail',
  'reply',
  'withdraw',
  'settle',
  'reopen',
]);

/** Makes its moves again, from the opening on, as far as the rules let them. */
function stagesOf(escalation: Escalation): readonly Escalation[] {
  const stages = [openingOf(escalation)];
  for (const { by, move, at, turn } of escalation.history) {
    const mover: Mover =
      by === 'clock' ? { part: 'clock' } : { part: ASKERS.has(move.move) ? 'councillor' : 'officer', person: by };
    const moved = make(stages.at(-1) ?? escalation, mover, move, at, turn);
    if (moved.outcome === 'refused') break;
    stages.push(moved.escalation);
  }
  return stages;
}

/** What it was before any move; when it was to be answered first is not kept, and is given again by whoever asks again. */
const openingOf = (escalation: Escalation): Escalation => ({
  ...escalation,
  askers: [openerOf(escalation)],
  now: { state: 'waiting' },
  recused: [],
  history: [],
});

/** Whoever waited for it without having joined before. What they asked about is kept only while they wait, and compared only then. */
function openerOf({ askers, history }: Escalation): Asker {
  const comings = history.flatMap(({ by, move }): readonly (readonly [Asker, boolean])[] => {
    if (move.move === 'join') return [[move.asker, true]];
    return move.move === 'withdraw' && by !== 'clock' ? [[{ person: by, about: askers[0].about }, false]] : [];
  });
  const all = [...comings, ...askers.map((asker) => [asker, false] as const)];
  const firsts = all.filter(([{ person }], at) => all.findIndex(([other]) => other.person.id === person.id) === at);
  const [opener] = firsts.find(([, joined]) => !joined) ?? [askers[0]];
  // Slack may have told another name meanwhile, or none.
  return askers.find(({ person }) => person.id === opener.person.id) ?? opener;
}

/** Whoever has withdrawn since has asked all the same. */
function isAskedBy(escalation: Escalation | undefined, user: string): boolean {
  if (escalation === undefined) return false;
  const { askers, history } = escalation;
  const left = history.some(({ by, move }) => move.move === 'withdraw' && by !== 'clock' && by.id === personIn(user));
  return left || askers.some(({ person }) => person.id === personIn(user));
}
