import { isOnTopic, LIKELY, ON_TOPIC } from '../core/decide.ts';
import type { Candidate, Found } from '../core/evidence.ts';

/** So many of the best clauses are looked at for a phrasing's own; one below them is far from likely. */
export const LOOKED_AT = 10;
/**
 * What sounds less than this like a question of guidance is a stray whatever its words are near to: in a small folder anything is near to something.
 * On documents never seen it takes 2 in a hundred good questions, and 65 instead of 55 off the topic; from 0.3 on it would be 3, and 70.
 */
export const SOUNDS_FROM = 0.2;

/**
 * Whether nothing but a phrasing itself would lead to its clause: as found without it, its own clause is not likely, and the question not about what
 * guidance is about. One of the two is enough, since a phrasing is wanted for what its clause's own words do not lead to. Else the floors are those of
 * `decide` for a clause that has phrasings, as it will have: a stray is what would be turned away. What it costs and catches is in docs/quality.md (`npm run quality:phrasings -- --strays`).
 */
export function isStray(own: Candidate | undefined, found: Found): boolean {
  const [best] = found.candidates;
  if (own !== undefined && own.confidence >= LIKELY) return false;
  return best === undefined || best.evidence.soundsOnTopic < SOUNDS_FROM || !isOnTopic(best, found, ON_TOPIC);
}
