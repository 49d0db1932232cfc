import type { AuditedAct, AuditLog } from './audit.ts';
import { haltOver, scopeKey } from './halt.ts';
import type { Halt, HaltedAt, HaltedBy, HaltScope } from './halt.ts';
import type { Halts } from './halts.ts';
import type { Clock } from './ports.ts';

/** What is halted, as this process knows it, and how that changes. */
export interface Halting {
  /** By what was read last; a halt set through this process holds from the moment that `halt` resolves. */
  readonly at: HaltedAt;
  /** The same, all of it. */
  all(): readonly Halt[];
  /** Reads what other processes have set. Rejects if it cannot be read: what was read before holds. */
  look(): Promise<void>;
  /** Halts it, or gives another reason for what is halted already. */
  halt(scope: HaltScope, reason: string, by: HaltedBy): Promise<Halt>;
  /** False if it was not halted. */
  resume(scope: HaltScope, by: HaltedBy): Promise<boolean>;
}

/** Nothing is known to be halted before the first `look`. */
export function createHalting(parts: {
  readonly halts: Pick<Halts, 'inForce' | 'halt' | 'resume'>;
  readonly clock: Clock;
  /** Where each act is entered, if it is kept. */
  readonly audit?: AuditLog | undefined;
}): Halting {
  const { halts, clock, audit } = parts;
  let known: readonly Halt[] = [];
  // What was asked for before something newer was learnt may be out of date when it arrives.
  let [asked, learnt] = [0, 0];
  const learn = (now: readonly Halt[]): void => {
    learnt = asked += 1;
    known = now;
  };
  const others = (scope: HaltScope): readonly Halt[] =>
    known.filter((each) => scopeKey(each.scope) !== scopeKey(scope));

  async function enter(act: AuditedAct, scope: HaltScope, by: HaltedBy, details: Readonly<Record<string, string>>) {
    const council = scope.over === 'everything' ? undefined : scope.council;
    await audit?.append({ at: clock(), act, by: auditedBy(by), council, about: scopeKey(scope), details });
  }

  return {
    at: (place) => haltOver(known, place),
    all: () => known,
    async look() {
      const mine = (asked += 1);
      const now = await halts.inForce();
      if (mine > learnt) [learnt, known] = [mine, now];
    },
    // Whatever fails between the two, nothing is quoted that was to be halted.
    async halt(scope, reason, by) {
      const halt = await halts.halt({ scope, reason, by, since: clock() });
      learn([...others(scope), halt]);
      await enter('halted', scope, by, { reason });
      return halt;
    },
    async resume(scope, by) {
      const halted = (await halts.inForce()).some((each) => scopeKey(each.scope) === scopeKey(scope));
      if (!halted) return false;
      await enter('resumed', scope, by, {});
      const resumed = await halts.resume(scope, by, clock());
      learn(others(scope));
      return resumed;
    },
  };
}

const auditedBy = (by: HaltedBy) =>
  by.kind === 'admin' ? ({ kind: 'person', id: by.id } as const) : ({ kind: 'command', account: by.name } as const);
