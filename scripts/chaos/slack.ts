import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { shownWords } from '../../tests/support/fake-slack-blocks.ts';
import { answerCall, readResponse, readText } from '../../tests/support/fake-slack-calls.ts';
import { createFakeInstalls } from '../../tests/support/fake-slack-installs.ts';
import { createFakeWorkspace } from '../../tests/support/fake-slack-workspace.ts';
import type { FakeMessage, FakeWorkspace } from '../../tests/support/fake-slack-workspace.ts';
import type { Dice } from './chance.ts';
import { settle } from './council.ts';

/** A message that this Slack took. */
export interface Post {
  readonly at: number;
  readonly ts: string;
  readonly channel: string;
  readonly text: string;
  /** False: a fault kept Clausebook from hearing that it was taken. */
  readonly heard: boolean;
}

/** A strict Slack on loopback that has troubles of its own while it is not calm. */
export interface TroubledSlack {
  readonly apiUrl: string;
  readonly workspace: FakeWorkspace;
  /** Every message taken, in order. Edited and deleted ones as they were posted. */
  readonly posts: readonly Post[];
  /** When it was called, whatever came of it. */
  readonly calls: readonly number[];
  /** What was refused because it was not as Slack wants it. */
  readonly refusals: readonly string[];
  readonly troubles: ReadonlyMap<Trouble, number>;
  calm: boolean;
  /** Called when a message was taken, before Clausebook hears of it. */
  onPost: () => void;
  /** A new address for what is said to one person; `heard` gets the sentence, each time that it is used. */
  readonly responseUrl: (heard: (sentence: string) => void) => string;
  close(): Promise<void>;
}

/** Before it is taken: too many, broken, hung. Afterwards: an error all the same, no answer, a connection that breaks. */
type Trouble = 'too-many' | 'broken' | 'hung' | 'taken-broken' | 'taken-hung' | 'taken-reset' | 'none';

const TROUBLES: readonly (readonly [Trouble, number])[] = [
  ['too-many', 6],
  ['broken', 20],
  ['hung', 3],
  ['taken-broken', 15],
  ['taken-hung', 3],
  ['taken-reset', 12],
  ['none', 941],
];

export async function openTroubledSlack(dice: Dice, officers?: readonly string[]): Promise<TroubledSlack> {
  const troubles = new Map<Trouble, number>();
  const calls: number[] = [];
  const workspace = createFakeWorkspace();
  settle(workspace, officers);
  const desk = createDesk(workspace, () => slack.onPost());
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Whoever asked may have been killed meanwhile.
    const body = await readText(request).catch(() => undefined);
    if (body === undefined) return;
    calls.push(Date.now());
    const trouble = slack.calm ? 'none' : dice.weighed(TROUBLES);
    troubles.set(trouble, (troubles.get(trouble) ?? 0) + 1);
    if (trouble === 'hung') return;
    if (trouble === 'too-many') return void response.writeHead(429, { 'Retry-After': '1' }).end('{"ok":false}');
    if (trouble === 'broken') return void response.writeHead(500).end('{"ok":false}');
    finish(trouble, desk.take(request, body, trouble === 'none'), response);
  }

  const slack: TroubledSlack = {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    workspace,
    posts: desk.posts,
    calls,
    refusals: desk.refusals,
    troubles,
    calm: false,
    onPost: () => {},
    responseUrl: (heard) => `http://127.0.0.1:${port}/commands/${desk.listeners.push(heard) - 1}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return slack;
}

/** What Slack does with a request that it has read whole. */
/** Nobody else installs the app. */
const NOBODY = createFakeInstalls(Date.now);

function createDesk(workspace: FakeWorkspace, onPost: () => void) {
  const posts: Post[] = [];
  const refusals: string[] = [];
  const listeners: ((sentence: string) => void)[] = [];

  function record({ channel = '', ts = '', text }: FakeMessage, heard: boolean): void {
    posts.push({ at: Date.now(), ts, channel, text, heard });
    onPost();
  }

  function respond(id: number, body: string, headers: IncomingHttpHeaders): object {
    const read = readResponse(body, headers);
    if ('error' in read) refusals.push(`response: ${read.error}`);
    else listeners[id]?.(shownWords(read.message.blocks).join('\n'));
    return {};
  }

  function take({ url = '', headers }: IncomingMessage, body: string, heard: boolean): object {
    const [, area = '', name = ''] = url.split('/');
    if (area === 'commands') return respond(Number(name), body, headers);
    const answer = answerCall(name, body, headers, { openSocket: () => '', workspace, installs: NOBODY });
    if ('error' in answer) {
      refusals.push(`${name}: ${answer.error}`);
      return { ok: false, error: answer.error };
    }
    if (answer.message !== undefined) record(answer.message, heard);
    return { ok: true, ...answer.body };
  }

  return { posts, refusals, listeners, take };
}

function finish(trouble: Trouble, answer: object, response: ServerResponse): void {
  if (trouble === 'taken-hung') return;
  if (trouble === 'taken-reset') return void response.destroy();
  const status = trouble === 'taken-broken' ? 500 : 200;
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(answer));
}
