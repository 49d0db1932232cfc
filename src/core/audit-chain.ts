import type { Anchor, AuditEntry, AuditTrail, ChainLink } from './audit.ts';

/** What stands for the entry before the first. */
export const BEGINNING = '0'.repeat(64);

/** Nothing else that is hashed anywhere begins so; the number changes with the form. */
const DOMAIN = 'clausebook audit 1';

/** What the hash of an entry is of. Numbers, hashes and entries have no line breaks, so no two entries give the same. */
export const hashed = ({ number, previous, entry }: Pick<ChainLink, 'number' | 'previous' | 'entry'>): string =>
  [DOMAIN, number, previous, entry].join('\n');

/** An entry as text: the same for the same entry, whichever order its parts were given in. */
export function canonical({ at, act, by, council, about, details }: AuditEntry): string {
  const sorted = Object.fromEntries(Object.entries(details).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  const who =
    by.kind === 'person'
      ? { id: by.id, kind: by.kind }
      : by.kind === 'command'
        ? { account: by.account, kind: by.kind }
        : { kind: by.kind };
  return JSON.stringify({ about, act, at, by: who, council, details: sorted });
}

/**
 * How a chain is broken at an entry: its words are not those that its hash is of; it is not there; it does not follow the one before it (one of
 * the two stood elsewhere or was written anew); or the chain ends before, or reads otherwise at, what was kept elsewhere.
 */
export type Breach = 'changed' | 'missing' | 'out-of-order' | 'cut-short' | 'not-as-kept';

export type ChainCheck =
  | { readonly outcome: 'whole'; readonly entries: number; readonly last: Anchor | undefined }
  /** `entries`: how many before it are in order. `number` is undefined where an anchor without a number is nowhere. */
  | { readonly outcome: 'broken'; readonly entries: number; readonly number: number | undefined; readonly how: Breach };

/** What was kept elsewhere; without a number any entry may have the hash. */
export type KeptAnchor = Pick<Anchor, 'hash'> & { readonly number: number | undefined };

/** Entries are short, and a page of them is read in a few milliseconds. */
const PAGE = 500;

/**
 * Walks the chain from an entry to the end, or to the first entry that is not in order. What `from` leaves out is taken on trust, but for the
 * hash of the entry before: where that one is there, or the anchor is of it.
 */
export async function checkChain(
  trail: Pick<AuditTrail, 'links' | 'digest'>,
  { from = 1, anchor }: { readonly from?: number; readonly anchor?: KeptAnchor | undefined } = {},
): Promise<ChainCheck> {
  const stored = await hashBefore(trail, from);
  const pinned = anchor?.number === from - 1 ? anchor.hash : undefined;
  const before = pinned ?? stored;
  let last: Anchor | undefined;
  let entries = 0;
  let met = anchor === undefined || pinned !== undefined;
  const broken = (number: number | undefined, how: Breach): ChainCheck => ({
    outcome: 'broken',
    entries,
    number,
    how,
  });
  if (stored !== undefined && before !== stored) return broken(from - 1, 'not-as-kept');
  for (;;) {
    const next = (last?.number ?? from - 1) + 1;
    const page = await trail.links(next, PAGE);
    for (const link of page) {
      const expected = (last?.number ?? from - 1) + 1;
      const how = breachOf(link, expected, last?.hash ?? before, trail.digest) ?? breachOfAnchor(link, anchor);
      if (how !== undefined) return broken(expected, how);
      met ||= link.hash === anchor?.hash;
      last = { number: link.number, hash: link.hash };
      entries += 1;
    }
    if (page.length < PAGE) break;
  }
  if (last === undefined && before === undefined) return broken(from, 'missing');
  if (met) return { outcome: 'whole', entries, last };
  const tooFar = anchor?.number !== undefined && anchor.number > (last?.number ?? from - 1);
  return tooFar ? broken((last?.number ?? from - 1) + 1, 'cut-short') : broken(anchor?.number, 'not-as-kept');
}

/** Undefined: that entry is not there, as where those before were archived. */
async function hashBefore({ links }: Pick<AuditTrail, 'links'>, from: number): Promise<string | undefined> {
  if (from === 1) return BEGINNING;
  const [link] = await links(from - 1, 1);
  return link?.number === from - 1 ? link.hash : undefined;
}

function breachOf(
  link: ChainLink,
  number: number,
  before: string | undefined,
  digest: AuditTrail['digest'],
): Breach | undefined {
  if (link.number !== number) return 'missing';
  if (before !== undefined && link.previous !== before) return 'out-of-order';
  return digest(hashed(link)) === link.hash ? undefined : 'changed';
}

const breachOfAnchor = ({ number, hash }: ChainLink, anchor: KeptAnchor | undefined): Breach | undefined =>
  number === anchor?.number && hash !== anchor.hash ? 'not-as-kept' : undefined;
