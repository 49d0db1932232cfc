import { z } from 'zod';
import { doneLine } from '../../src/core/escalation-wording.ts';
import type { MoveName } from '../../src/core/escalation.ts';
import type { Turn } from './turns.ts';

/** What whoever tries Clausebook knows of it: what was sent, and what it was told. */
export interface Model {
  readonly sent: ReadonlyMap<string, Turn>;
  /** By turn: the reference that a councillor was told. */
  readonly asked: ReadonlyMap<string, string>;
  /** Turns whose move was told to be made. */
  readonly made: ReadonlySet<string>;
  /** Turns that somebody was told anything about, a refusal too. */
  readonly answered: ReadonlySet<string>;
  /** What somebody was told that contradicts what they were told before. */
  readonly contradictions: readonly string[];
  readonly talks: readonly Talk[];
  remember(turn: Turn): void;
  /** What was said to a turn. */
  hear(turn: Turn, sentence: string): void;
}

/** What is known of an escalation, as a hint for what to do next: it may be out of date. */
export interface Talk {
  readonly reference: string;
  readonly askers: Set<string>;
  holder: string | undefined;
  state: 'waiting' | 'claimed' | 'asked-back' | 'answered' | 'closed';
}

const AFTER: Partial<Readonly<Record<MoveName, Talk['state']>>> = {
  claim: 'claimed',
  'hand-over': 'claimed',
  reply: 'claimed',
  'ask-back': 'asked-back',
  release: 'waiting',
  reopen: 'waiting',
  answer: 'answered',
  settle: 'closed',
  withdraw: 'closed',
  'close-without-answer': 'closed',
};

export function createModel(): Model {
  const sent = new Map<string, Turn>();
  const asked = new Map<string, string>();
  const [made, answered] = [new Set<string>(), new Set<string>()];
  const contradictions: string[] = [];
  const talks: Talk[] = [];
  const references = new Map<string, string>();

  function hearReference(turn: Turn, reference: string): void {
    const key = `${turn.user} ${turn.about}`;
    const before = references.get(key) ?? reference;
    if (before !== reference) contradictions.push(`One question was told two references: ${before}, ${reference}.`);
    references.set(key, before);
    asked.set(turn.id, reference);
    const talk = talks.find((each) => each.reference === reference);
    if (talk === undefined)
      talks.push({ reference, askers: new Set([turn.user]), holder: undefined, state: 'waiting' });
    else talk.askers.add(turn.user);
  }

  function hearDone(turn: Turn, move: MoveName): void {
    made.add(turn.id);
    const talk = talks.find(({ reference }) => reference === turn.about);
    if (talk === undefined) return;
    talk.state = AFTER[move] ?? talk.state;
    if (move === 'claim') talk.holder = turn.user;
    if (move === 'hand-over') talk.holder = turn.to;
  }

  return {
    sent,
    asked,
    made,
    answered,
    contradictions,
    talks,
    remember: (turn) => void sent.set(turn.id, turn),
    hear(turn, sentence) {
      answered.add(turn.id);
      if (turn.does === 'ask-officer') {
        const reference = /reference (?:is )?([A-Z]+-[A-Z\d]+)[.,]/.exec(sentence)?.[1];
        if (reference !== undefined) hearReference(turn, reference);
      } else if (sentence.includes(doneLine(turn.about, turn.does))) hearDone(turn, turn.does);
    },
  };
}

const acknowledgement = z.object({
  response_action: z.literal('update'),
  view: z.object({ blocks: z.array(z.object({ text: z.object({ text: z.string() }) })) }),
});

/** What the window of a form says after it was sent; undefined where it asks for something to be mended. */
export function saidInWindow(body: string): string | undefined {
  const read = acknowledgement.safeParse(JSON.parse(body));
  return read.data?.view.blocks.map(({ text }) => text.text).join('\n');
}
