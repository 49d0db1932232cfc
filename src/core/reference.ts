import { escalationId } from './escalation.ts';
import type { EscalationId } from './escalation.ts';
import type { Council } from './people.ts';
import type { Chance } from './ports.ts';

/** No vowels, so that no word comes out; nothing that looks like something else on paper or sounds like it on the telephone. */
const LETTERS = '23456789BCDFGHJKMPQRTVWXY';
const LENGTH = 6;

/** A reference number for an escalation, such as "GED-7K2M4X": short enough to be said, one of 244 million. */
export function newReference({ shortName }: Council, chance: Chance): EscalationId {
  const letters = shortName
    .normalize('NFKD')
    .replace(/[^a-z]/gi, '')
    .slice(0, 3)
    .toUpperCase();
  const drawn = Array.from({ length: LENGTH }, () => LETTERS[Math.floor(chance() * LETTERS.length)]).join('');
  return escalationId(`${letters === '' ? 'CB' : letters}-${drawn}`);
}
