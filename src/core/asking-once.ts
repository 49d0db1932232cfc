import type { Handling } from './conversation.ts';
import { personalSigns } from './personal-signs.ts';
import { personalLine } from './personal-signs-wording.ts';
import type { Clock } from './ports.ts';
import { inShort } from './in-short.ts';
import type { Handled } from './reply.ts';
import { shortMemory } from './short-memory.ts';

/**
 * What is said before a councillor's words go where several officers read them. Undefined: nothing in them seems to be of somebody, or they were
 * told, and sent the same words about the same thing again.
 */
export type AskOnce = (handling: Handling, about: string, text: string) => Handled | undefined;

/** Held in memory: after a restart, or by another process, it is asked once more. */
export function createAskingOnce(clock: Clock): AskOnce {
  const told = shortMemory<true>(clock);
  return ({ by }, about, text) => {
    const signs = personalSigns(text);
    const key = JSON.stringify([by.id, about, inShort(text)]);
    if (signs.length === 0 || told.recall(key) === true) return undefined;
    told.keep(key, true);
    return { kind: 'refused', why: 'personal-data', sentence: personalLine(signs) };
  };
}
