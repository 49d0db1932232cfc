import { decideAdvice } from './advice-deciding.ts';
import { createHolding } from './advice-holding.ts';
import { createAdviceKeeping } from './advice-keeping.ts';
import type { AdviceKeeping } from './advice-keeping.ts';
import { listAdvice } from './advice-list.ts';
import type { AdviceParts } from './advice-parts.ts';
import type { AdviceAct, Handling } from './conversation.ts';
import type { Moving } from './escalation-moving.ts';
import type { Handled } from './reply.ts';

/** Where officers keep an answer as advice, agree to a colleague's, end it, and see what their teams keep. */
export interface AdviceDesk extends AdviceKeeping {
  decide(handling: Handling, about: string, act: AdviceAct): Promise<Handled>;
  list(handling: Handling): Promise<Handled>;
}

export function createAdviceDesk(parts: AdviceParts & { readonly moving: Pick<Moving, 'admitted'> }): AdviceDesk {
  const hold = createHolding(parts);
  return {
    ...createAdviceKeeping(parts),
    decide: (handling, about, act) => decideAdvice(handling, about, act, parts),
    list: (handling) => listAdvice(handling, { ...parts, hold }),
  };
}
