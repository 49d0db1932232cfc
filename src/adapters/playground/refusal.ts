import { WENT_WRONG } from '../../core/wording.ts';
import { withRequest } from '../request-id.ts';
import { NOT_JSON, TOO_LARGE } from './page-wording.ts';

/** How a request that failed is turned away: with a sentence that says what to do, and no detail. */
export interface Refusal {
  readonly status: number;
  readonly sentence: string;
}

/** What to say to a fault, or to an error of the body parser, which carries a status. */
export function refusalOf(cause: unknown): Refusal {
  const status = typeof cause === 'object' && cause !== null && 'status' in cause ? cause.status : undefined;
  if (status === 413) return { status, sentence: TOO_LARGE };
  if (typeof status === 'number' && status >= 400 && status < 500) return { status, sentence: NOT_JSON };
  return { status: 500, sentence: withRequest(WENT_WRONG) };
}
