import type { Handling } from './conversation.ts';
import { inShort } from './in-short.ts';
import { personalSigns } from './personal-signs.ts';
import { personalLine } from './personal-signs-wording.ts';
import type { Clock } from './ports.ts';
import type { Handled } from './reply.ts';
import { rememberedUntil } from './short-memory.ts';
import type { ShortMemory } from './short-memory.ts';

/**
 * What is said before a councillor's words go where several officers read them. Undefined: nothing in them seems to be of somebody, or they were
 * told, and sent the same words about the same thing again.
 */
export type AskOnce = (handling: Handling, about: string, text: string) => Promise<Handled | undefined>;

export const createAskingOnce =
  ({ memory, clock }: { readonly memory: ShortMemory; readonly clock: Clock }): AskOnce =>
  async ({ by }, about, text) => {
    const signs = personalSigns(text);
    if (signs.length === 0) return undefined;
    const [name, now] = [JSON.stringify(['told', by.id, about, inShort(text)]), clock()];
    if ((await memory.recall(name, now)) !== undefined) return undefined;
    await memory.keep([{ name, text: 'told', until: rememberedUntil(now), by: by.id }]);
    return { kind: 'refused', why: 'personal-data', sentence: personalLine(signs) };
  };
