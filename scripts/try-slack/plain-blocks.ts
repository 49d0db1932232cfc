import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse, stringify } from 'node:querystring';
import { z } from 'zod';
import { readText } from '../../tests/support/fake-slack-calls.ts';
import { listening } from '../../tests/support/loopback.ts';

const richText = z.object({
  type: z.literal('rich_text'),
  elements: z.array(z.object({ type: z.string(), elements: z.array(z.object({ text: z.string() })) })),
});
const blocks = z.array(z.union([richText, z.looseObject({ type: z.string() })]));

/** Calls of the Web API, handed on with every rich text as a section: local-slack draws none, and so would not show a quote. */
export async function plainBlocks(origin: string): Promise<{ readonly apiUrl: string; close(): Promise<void> }> {
  const server = createServer((request, response) => void handOn(origin, request, response));
  const { origin: own, close } = await listening(server);
  return { apiUrl: `${own}/api/`, close };
}

async function handOn(origin: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { authorization = '', 'content-type': type = '' } = request.headers;
  const body = inPlain(await readText(request));
  const headers = { authorization, 'content-type': type };
  const answer = await fetch(`${origin}${request.url ?? ''}`, { method: 'POST', headers, body });
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
}

function inPlain(body: string): string {
  const given = parse(body);
  if (typeof given['blocks'] !== 'string') return body;
  const shown = blocks.parse(JSON.parse(given['blocks'])).flatMap((block) => {
    const rich = richText.safeParse(block);
    if (!rich.success) return [block];
    return rich.data.elements.map(({ type, elements }) => {
      const text = elements.map((each) => each.text).join('');
      const lines = type === 'rich_text_quote' ? text.replaceAll(/^/gm, '▎ ') : text;
      return { type: 'section', text: { type: 'plain_text', text: lines.slice(0, 3000) } };
    });
  });
  return stringify({ ...given, blocks: JSON.stringify(shown) });
}
