import type { TurnId } from '../../src/core/conversation.ts';
import type { Escalation, EscalationId } from '../../src/core/escalation.ts';
import { isAsker, isOpen } from '../../src/core/escalation.ts';
import { movedAt } from '../../src/core/home-sections.ts';
import type { Notice } from '../../src/core/notice.ts';
import type { PersonId } from '../../src/core/people.ts';
import type { EscalationStore } from '../../src/core/ports.ts';

/** Escalations in memory, with the notices that were kept with them. */
export function memoryEscalations(notices: Notice[] = []): EscalationStore & { readonly notices: readonly Notice[] } {
  const kept = new Map<EscalationId, Escalation>();
  const all = (): readonly Escalation[] => [...kept.values()];
  const again = new Map<string, EscalationId>();
  const noted = (person: PersonId, about: TurnId): Escalation | undefined => {
    const id = again.get(JSON.stringify([person, about]));
    return id && kept.get(id);
  };
  const askedAbout: EscalationStore['askedAbout'] = async (person, about) =>
    noted(person, about) ??
    all().find(({ askers }) => askers.some((asker) => asker.person.id === person && asker.about === about));
  return {
    notices,
    async open(escalation, called) {
      const [asker] = escalation.askers;
      const before = await askedAbout(asker.person.id, asker.about);
      if (before !== undefined) return { outcome: 'kept-before', escalation: before };
      if (kept.has(escalation.id)) return { outcome: 'id-taken' };
      kept.set(escalation.id, escalation);
      notices.push(...called);
      return { outcome: 'kept', escalation };
    },
    async advance(next, called) {
      const now = kept.get(next.id);
      if (now === undefined) throw new Error(`${next.id} was never opened.`);
      if (now.history.length !== next.history.length - 1) return { won: false, now };
      kept.set(next.id, next);
      notices.push(...called);
      return { won: true };
    },
    byId: async (id) => kept.get(id),
    askedAbout,
    async askedAgain({ person, about }, id) {
      const before = await askedAbout(person.id, about);
      const escalation = before ?? kept.get(id);
      if (escalation === undefined) throw new Error(`${id} was never opened.`);
      again.set(JSON.stringify([person.id, about]), escalation.id);
      return escalation;
    },
    isConfidential: async (about) =>
      all().some(({ confidential, askers }) => confidential && askers.some((asker) => asker.about === about)),
    ofAsker: async (person, most) =>
      all()
        .filter((escalation) => isAsker(escalation, person))
        .toReversed()
        .slice(0, most),
    openOf: async (council, team, most) =>
      all()
        .filter((one) => one.council === council && one.team === team && isOpen(one))
        .slice(0, most),
    countOpen: async (council, team) =>
      all().filter((one) => one.council === council && one.team === team && isOpen(one)).length,
    closedLately: async (council, team, since, most) =>
      all()
        .filter((one) => one.council === council && one.team === team && !isOpen(one) && movedAt(one) >= since)
        .toSorted((one, other) => movedAt(other) - movedAt(one))
        .slice(0, most),
    openLike: async (council, question) =>
      all().find(
        (one) =>
          one.council === council &&
          isOpen(one) &&
          !one.confidential &&
          one.question.toLowerCase() === question.toLowerCase(),
      ),
    dueAt: async (now, untouchedSince, most) =>
      all()
        .filter(
          (one) =>
            isOpen(one) &&
            ((one.remindAt !== undefined && one.remindAt <= now) ||
              (one.now.state === 'claimed' && one.now.touched < untouchedSince)),
        )
        .slice(0, most),
  };
}
