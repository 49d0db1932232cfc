import type { ChainCheck } from './audit-chain.ts';
import type { Anchor, AuditedAct, AuditedBy } from './audit.ts';
import type { CouncilId } from './guidance.ts';

/** Every sentence about the audit log. Plain British English, short, never blaming. */

export const NOTHING_AUDITED = 'The audit log is empty.';

const count = (entries: number): string => `${entries} ${entries === 1 ? 'entry' : 'entries'}`;

/** What came of a look at the whole chain. */
export function checkLine(check: ChainCheck): string {
  const { entries } = check;
  if (check.outcome === 'broken') return `${breachLine(check)} Before it ${count(entries)} in order.`;
  if (check.last === undefined) return NOTHING_AUDITED;
  return `${count(entries)} in order. The last is ${check.last.number}, with the hash ${check.last.hash}.`;
}

function breachLine({ number, how }: Extract<ChainCheck, { outcome: 'broken' }>): string {
  switch (how) {
    case 'changed':
      return `Entry ${number} has been changed: its hash is of other words.`;
    case 'missing':
      return `Entry ${number} is missing.`;
    case 'out-of-order':
      return `Entry ${number} does not follow the one before it: one of the two stood elsewhere, or was written anew.`;
    case 'cut-short':
      return `The log has been cut short: entry ${number} is missing, and whatever followed to the one that was kept elsewhere.`;
    case 'not-as-kept':
      return number === undefined
        ? 'No entry has the hash that was kept elsewhere: the log has been cut short or written anew.'
        : `Entry ${number} is not the one that was kept elsewhere: the log has been written anew.`;
  }
}

/** What is written down elsewhere, and given to `verify` later. */
export const anchorText = ({ number, hash }: Anchor): string => `${number}:${hash}`;

export const ACT_WORDS: Readonly<Record<AuditedAct, string>> = {
  published: 'put in force',
  'rolled-back': 'put in force again',
  halted: 'halted',
  resumed: 'resumed',
  'advice-approved': 'advice approved',
  'data-exported': 'data exported',
  'data-erased': 'data erased',
  'records-forgotten': 'records forgotten',
};

/** Who did it, by id alone. */
export function actorWords(by: AuditedBy): string {
  switch (by.kind) {
    case 'person':
      return by.id;
    case 'command':
      return `${by.account}, by the command line`;
    case 'service':
      return 'the service';
  }
}

export const councilWords = (council: CouncilId | undefined): string => council ?? 'all councils';
export const newestEntriesOnly = (most: number): string =>
  `These are the newest ${most}; --since shows those from a day on.`;
