import { answerToKeep, keepForm, readKept } from './advice-forms.ts';
import { adviceDone, MOST_KEPT } from './advice-parts.ts';
import type { AdviceParts } from './advice-parts.ts';
import { noticesOfAdvice } from './advice-notices.ts';
import type { Handling } from './conversation.ts';
import { curatedId } from './curated-answer.ts';
import type { CuratedAnswer, CuratedState } from './curated-answer.ts';
import { isAsker } from './escalation.ts';
import type { Escalation } from './escalation.ts';
import { refused } from './escalation-moving.ts';
import type { Moving } from './escalation-moving.ts';
import type { FormAnswers } from './form.ts';
import { newReference } from './reference.ts';
import type { Handled } from './reply.ts';
import { dayAt } from './working-days.ts';

/** An officer keeps an escalation's answer as advice. */
export interface AdviceKeeping {
  /** The form to keep it in. */
  form(handling: Handling, about: string): Promise<Handled>;
  /** Proposes it. A repeat of the turn finds it proposed. */
  propose(handling: Handling, about: string, answers: FormAnswers): Promise<Handled>;
}

export function createAdviceKeeping(parts: AdviceParts & { readonly moving: Pick<Moving, 'admitted'> }): AdviceKeeping {
  const { curated: store, knowledge, clock, moving } = parts;
  const today = (): string => dayAt(clock());

  async function keepable(handling: Handling, about: string) {
    const admission = await moving.admitted(handling, about, 'officer');
    if ('why' in admission) return admission;
    const { escalation } = admission;
    const { id, council, recused } = escalation;
    if (recused.includes(handling.by.id) || isAsker(escalation, handling.by.id)) return { why: 'recused' } as const;
    const found = answerToKeep(escalation);
    if ('why' in found) return found;
    const kept = await store.list(council, clock(), MOST_KEPT);
    const before = kept.find(({ from, now }) => from === id && now.state !== 'ended');
    return before === undefined || before.proposed.turn === handling.id
      ? { escalation, answer: found.answer }
      : ({ why: 'kept-already' } as const);
  }

  return {
    async form(handling, about) {
      const found = await keepable(handling, about);
      if ('why' in found) return refused(found);
      return {
        kind: 'form',
        form: keepForm(found.escalation, found.answer, knowledge.current(), today(), knowledge.haltedAt),
      };
    },
    async propose(handling, about, answers) {
      const found = await keepable(handling, about);
      if ('why' in found) return refused(found);
      const read = readKept(answers, found.escalation, found.answer, knowledge.current(), today());
      return 'why' in read ? refused(read) : proposed(handling, found.escalation, read, parts);
    },
  };
}

async function proposed(
  handling: Handling,
  { id: from, council, team }: Escalation,
  read: Pick<CuratedAnswer, 'wording' | 'asked' | 'rests' | 'expires'>,
  parts: AdviceParts,
): Promise<Handled> {
  const { curated: store, knowledge, officers, clock, chance } = parts;
  const edition = knowledge.current();
  const owner = edition.councils.find(({ id }) => id === council);
  if (owner === undefined) return refused({ why: 'no-team' });
  const by = { by: handling.by, at: clock(), turn: handling.id };
  for (;;) {
    const id = curatedId(newReference(owner, chance));
    const curated: CuratedAnswer = { id, council, team, from, ...read, proposed: by, now: PROPOSED, history: [] };
    const places = await officers.placesFor(curated, edition);
    const result = await store.propose(curated, noticesOfAdvice(curated, places));
    if (result.outcome !== 'id-taken') return adviceDone(result.curated, 'propose', handling, parts);
  }
}

const PROPOSED: CuratedState = { state: 'proposed' };
