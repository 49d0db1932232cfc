import type { OnHandling } from '../../src/core/ports.ts';

/** For tests in which nobody is asked to handle an escalation. */
export const nothingHandled: OnHandling = async ({ kind }) => {
  throw new Error(`Nobody should have to handle “${kind}” here.`);
};
