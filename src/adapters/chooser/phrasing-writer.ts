import { createEndpoint } from './endpoint.ts';
import type { Posted } from './endpoint.ts';
import type { ChooserSettings } from './openai-chooser.ts';
import { wordsOf } from './read-reply.ts';

/** Twenty clauses with ten phrasings each are some 20 KB; thoughts aloud take many times as much. */
export const MOST_BYTES = 1024 * 1024;

/** What a model wrote, or a sentence that says why it wrote nothing. Nothing of what it sent is in that sentence. */
export type Wrote =
  { readonly outcome: 'said'; readonly text: string } | { readonly outcome: 'nothing'; readonly why: string };

/** Has a request for phrasings answered by any endpoint that completes chats as OpenAI's does. Never rejects; the signal is its time. */
export function createPhrasingWriter({
  url,
  model,
  apiKey,
}: ChooserSettings): (request: string, signal: AbortSignal) => Promise<Wrote> {
  const endpoint = createEndpoint(url, apiKey, MOST_BYTES);
  return async (request, signal) => {
    const body = { model, messages: [{ role: 'user', content: request }], stream: false };
    return wroteIn(await endpoint.post(JSON.stringify(body), signal));
  };
}

const nothing = (why: string): Wrote => ({ outcome: 'nothing', why });

function wroteIn(posted: Posted): Wrote {
  switch (posted.outcome) {
    case 'replied': {
      const words = wordsOf(posted.body);
      if (words === undefined) return nothing('the reply is none that such a model sends.');
      // It is printed on a terminal, which some characters would give orders to.
      return { outcome: 'said', text: words.replaceAll('\r\n', '\n').replace(/[\p{C}--[\n\t]]/gv, '') };
    }
    case 'refused':
      return nothing(`the model’s endpoint refused with status ${posted.status}.`);
    case 'unreachable':
      return nothing(`the model’s endpoint cannot be reached (${posted.code}).`);
    case 'too-slow':
      return nothing('the model took too long.');
    case 'too-long':
      return nothing('the reply is far too long.');
  }
}
