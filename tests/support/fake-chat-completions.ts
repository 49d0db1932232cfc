import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { listening } from './loopback.ts';

/** What the fake does with the next request. */
export type Doing =
  | { readonly does: 'says'; readonly words: string }
  | { readonly does: 'replies'; readonly body: string }
  | { readonly does: 'refuses'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** Takes the request and never answers; or sends half of a reply and no more. */
  | { readonly does: 'hangs'; readonly half?: string }
  | { readonly does: 'hangs-up' };

const question = z.strictObject({
  question: z.string().min(1),
  earlier: z.string().optional(),
  clauses: z
    .array(z.strictObject({ number: z.int(), stands: z.string().min(1), text: z.string().min(1) }))
    .min(1)
    .max(10)
    .refine((clauses) => clauses.every(({ number }, index) => number === index + 1), 'The clauses are not numbered.'),
});
export type AskedOfModel = z.infer<typeof question>;

const plainBody = {
  model: z.literal('a-model'),
  messages: z.tuple([
    z.strictObject({ role: z.literal('system'), content: z.string().regex(/JSON/) }),
    z.strictObject({ role: z.literal('user'), content: z.string() }),
  ]),
  stream: z.literal(false),
};
const steadyBody = z.strictObject({
  ...plainBody,
  temperature: z.literal(0),
  seed: z.int(),
  max_tokens: z.int().min(20).max(1000),
  response_format: z.strictObject({ type: z.literal('json_object') }),
});

/** An endpoint that completes chats as OpenAI's does, for a model called "a-model". Strict: what none would take is refused, and told. */
export interface FakeChatCompletions {
  /** The base address, with the query it insists on. */
  readonly url: string;
  /** What was asked of the model, in order, also if the answer was a fault. */
  readonly asked: readonly AskedOfModel[];
  readonly headers: readonly IncomingHttpHeaders[];
  /** The next requests are answered so; those after them with {"clauses":[1]}. */
  next(...doings: readonly Doing[]): void;
  /** From now on a temperature and the like are refused with 400, as newer models' endpoints do. */
  refuseSteady(): void;
  /** Resolves once a request has got what the fake gives it, which for one that hangs is nothing. */
  arrival(): Promise<void>;
  /** Rejects if a request came that no endpoint would take. */
  close(): Promise<void>;
}

export const completion = (words: string): string =>
  JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_700_000_000,
    model: 'a-model',
    choices: [{ index: 0, message: { role: 'assistant', content: words }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 900, completion_tokens: 9, total_tokens: 909 },
  });

export async function openFakeChatCompletions(
  given: { readonly key?: string; readonly path?: string; readonly query?: string } = {},
): Promise<FakeChatCompletions> {
  const { key, path = '/v1', query = '' } = given;
  const asked: AskedOfModel[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const problems: string[] = [];
  const doings: Doing[] = [];
  const waiting: (() => void)[] = [];
  let steadyRefused = false;

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    headers.push(request.headers);
    const problem = doorProblem(request, { key, path: `${path}/chat/completions${query}` });
    const body = parsed(await text(request));
    if (problem !== undefined) return refuse(response, problem);
    const steady = steadyBody.safeParse(body);
    const read = steady.success ? steady : z.strictObject(plainBody).safeParse(body);
    const content = read.success ? question.safeParse(parsed(read.data.messages[1].content)) : undefined;
    if (content?.success !== true) return refuse(response, `not a request: ${(content ?? read).error?.message}`);
    if (steady.success && steadyRefused) return void response.writeHead(400).end('{"error":{"param":"temperature"}}');
    asked.push(content.data);
    perform(doings.shift() ?? { does: 'says', words: '{"clauses":[1]}' }, response);
    for (const arrived of waiting.splice(0)) arrived();
  }

  function refuse(response: ServerResponse, problem: string): void {
    problems.push(problem);
    response.writeHead(418).end(problem);
  }

  const server = createServer((request, response) => void take(request, response));
  const { origin, close } = await listening(server);
  return {
    url: `${origin}${path}${query}`,
    asked,
    headers,
    next: (...more) => void doings.push(...more),
    refuseSteady: () => {
      steadyRefused = true;
    },
    arrival: () => new Promise((resolve) => waiting.push(resolve)),
    close: async () => {
      await close();
      if (problems.length > 0) throw new Error(`Requests that no endpoint takes: ${problems.join('; ')}`);
    },
  };
}

function doorProblem(
  { method, url, headers }: IncomingMessage,
  wanted: { readonly key: string | undefined; readonly path: string },
): string | undefined {
  if (method !== 'POST' || url !== wanted.path) return `${method} ${url} is not POST ${wanted.path}`;
  if (headers['content-type'] !== 'application/json') return 'not JSON';
  // Azure reads Authorization as a token and refuses a key there.
  const azure = wanted.path.includes('/openai/deployments/');
  const given = azure ? headers['api-key'] : headers.authorization;
  const other = azure ? headers.authorization : headers['api-key'];
  const expected = azure || wanted.key === undefined ? wanted.key : `Bearer ${wanted.key}`;
  return given === expected && other === undefined ? undefined : 'the key is not where it belongs';
}

function perform(doing: Doing, response: ServerResponse): void {
  const json = { 'content-type': 'application/json' };
  switch (doing.does) {
    case 'says':
      return void response.writeHead(200, json).end(completion(doing.words));
    case 'replies':
      return void response.writeHead(200, json).end(doing.body);
    case 'refuses':
      return void response.writeHead(doing.status, doing.headers).end('{"error":{"message":"no"}}');
    case 'hangs':
      if (doing.half !== undefined) response.writeHead(200, json).write(doing.half);
      return;
    case 'hangs-up':
      return void response.destroy();
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
