import type { CouncilId, NonEmpty, Quote } from './guidance.ts';
import { quote } from './guidance.ts';
import type { Edition } from './ports.ts';
import type { Receipt } from './receipt.ts';

/** What of an answer can be shown to others. */
export type Sharing =
  { readonly outcome: 'shares'; readonly quotes: NonEmpty<Quote> } | { readonly outcome: 'changed' | 'not-shared' };

/** The clauses that an answer quoted, as they read today. Nothing is shared of an answer that reads otherwise by now, or quoted nothing. */
export function sharedFrom(receipt: Receipt | undefined, edition: Edition, council: CouncilId | undefined): Sharing {
  if (receipt?.outcome !== 'quoted' || receipt.council !== council) return { outcome: 'not-shared' };
  const today = receipt.shown.flatMap(({ clause: id, text }) => {
    const clause = edition.clause(id);
    return clause?.text === text ? [quote(clause)] : [];
  });
  const [first, ...others] = today;
  return first === undefined || today.length < receipt.shown.length
    ? { outcome: 'changed' }
    : { outcome: 'shares', quotes: [first, ...others] };
}
