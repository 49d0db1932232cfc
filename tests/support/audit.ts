import { createHash } from 'node:crypto';
import { BEGINNING, canonical, hashed } from '../../src/core/audit-chain.ts';
import type { AuditEntry, AuditTrail, ChainLink } from '../../src/core/audit.ts';
import { GEDLING } from './builders.ts';

export const anEntry = (change: Partial<AuditEntry> = {}): AuditEntry => ({
  at: 1_700_000_000_000,
  act: 'halted',
  by: { kind: 'service' },
  council: GEDLING.id,
  about: 'gedling/social-media-guidance',
  details: {},
  ...change,
});

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A chain of entries, each as whoever keeps to the form makes it. */
export function chainOf(entries: readonly AuditEntry[]): readonly ChainLink[] {
  const chain: ChainLink[] = [];
  for (const entry of entries) {
    const previous = chain.at(-1)?.hash ?? BEGINNING;
    const link = { number: chain.length + 1, previous, entry: canonical(entry) };
    chain.push({ ...link, hash: sha256(hashed(link)) });
  }
  return chain;
}

/** A chain to be walked, in pages as large as are asked for. */
export const walked = (chain: readonly ChainLink[]): Pick<AuditTrail, 'links' | 'digest'> => ({
  digest: sha256,
  links: async (number, most) => chain.filter((link) => link.number >= number).slice(0, most),
});
