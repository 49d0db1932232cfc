import { z } from 'zod';
import { MOST_SHOWN } from '../../core/answer.ts';
import type { ChooserSays } from '../../core/choice.ts';

/** What an endpoint sends. */
const completion = z.object({
  choices: z.tuple([z.object({ message: z.object({ content: z.string() }) })], z.unknown()),
});

/** What some models think aloud before they reply. */
const THOUGHT = /^\s*<think>[^]*?<\/think>/;

const NONSENSE: ChooserSays = { outcome: 'undecided', why: 'nonsense' };

/** The words of a chat completion, without what was thought aloud; undefined if it is none. */
export function wordsOf(body: string): string | undefined {
  const reply = completion.safeParse(parsed(body));
  return reply.success ? reply.data.choices[0].message.content.replace(THOUGHT, '') : undefined;
}

/** Reads a chat completion. Nothing but numbers from 1 to `count` comes out of it, whatever stands in it. */
export function readReply(body: string, count: number): ChooserSays {
  const words = wordsOf(body);
  if (words === undefined) return NONSENSE;
  const chosen = z
    .strictObject({ clauses: z.array(z.int().min(1).max(count)).max(MOST_SHOWN) })
    .safeParse(parsed(words));
  if (!chosen.success) return NONSENSE;
  const numbers = chosen.data.clauses;
  if (new Set(numbers).size < numbers.length) return NONSENSE;
  return numbers.length === 0 ? { outcome: 'none' } : { outcome: 'chosen', numbers };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message would quote the text.
    return undefined;
  }
}
