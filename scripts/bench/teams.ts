import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { Folder } from '../../src/knowledge/read-folder.ts';
import { listening } from '../../tests/support/loopback.ts';
import { aPersonalMessage } from '../../tests/support/teams-activities.ts';
import { startService } from './service.ts';
import { percentile } from './timing.ts';

/** How soon answers were with the connector; times in milliseconds. */
export interface TeamsPace {
  readonly name: string;
  readonly asked: number;
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
  /** Refused, failed, or not answered in time. */
  readonly errors: number;
}

const A_SECOND = 50;
/** Teams gives up on an answer after so long. */
const ANSWERED_WITHIN_MS = 15_000;

/**
 * Asks the whole service so many questions a second, each in a person's own chat, whether those before are answered or not. Without an app
 * id: who calls is not checked, which is a signature of less than a millisecond.
 */
export async function measureTeams({ expected }: Folder, seconds: number): Promise<readonly TeamsPace[]> {
  const questions = expected.flatMap(({ value }) => value.map(({ question }) => question));
  const data = await mkdtemp(join(tmpdir(), 'clausebook-bench-'));
  const connector = await openConnector();
  const service = await startService(data);
  try {
    const url = new URL('api/messages', service.url).href;
    const asked = await ask(url, connector, questions, seconds * A_SECOND);
    const [first, again] = [asked.slice(0, questions.length), asked.slice(questions.length)];
    return [
      paceOf(`${first.length} questions for the first time`, first),
      ...(again.length === 0 ? [] : [paceOf('the same again', again)]),
      paceOf(`all, ${A_SECOND} a second`, asked),
    ];
  } finally {
    await service.stop();
    await connector.close();
    await rm(data, { recursive: true });
  }
}

/** Takes whatever is posted, and remembers when the first message of each conversation came. */
interface Connector {
  readonly serviceUrl: string;
  readonly came: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

async function openConnector(): Promise<Connector> {
  const came = new Map<string, number>();
  const server = createServer((request, response) => {
    const conversation = /conversations\/([^/]+)\/activities/.exec(request.url ?? '')?.[1] ?? '';
    request.resume();
    request.on('end', () => {
      if (!came.has(conversation)) came.set(conversation, performance.now());
      response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"1"}');
    });
  });
  const { origin, close } = await listening(server);
  return { serviceUrl: `${origin}/uk/`, came, close };
}

/** Milliseconds until each was answered; undefined: it was not. */
async function ask(
  url: string,
  { serviceUrl, came }: Connector,
  questions: readonly string[],
  count: number,
): Promise<readonly (number | undefined)[]> {
  const begun = performance.now();
  const askOne = async (number: number): Promise<number | undefined> => {
    await setTimeout(Math.max(0, begun + (number * 1000) / A_SECOND - performance.now()));
    const sent = performance.now();
    const activity = personal(questions[number % questions.length] ?? '', number, serviceUrl);
    const headers = { 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(ANSWERED_WITHIN_MS);
    const request = { method: 'POST', headers, body: JSON.stringify(activity), signal };
    const status = await fetch(url, request).then(
      async (response) => (await response.text(), response.status),
      () => 0,
    );
    const arrived = came.get(chatOf(number));
    return status === 200 && arrived !== undefined ? arrived - sent : undefined;
  };
  return Promise.all(Array.from({ length: count }, (_, number) => askOne(number)));
}

const chatOf = (number: number): string => `bench-${number}`;

const personal = (question: string, number: number, serviceUrl: string): object => {
  const activity = aPersonalMessage(question, `${number}`);
  const from = { id: `29:bench-${number}`, aadObjectId: `bench-${number}`, name: 'Aisha Okafor' };
  return { ...activity, serviceUrl, from, conversation: { conversationType: 'personal', id: chatOf(number) } };
};

function paceOf(name: string, all: readonly (number | undefined)[]): TeamsPace {
  const times = all.filter((time) => time !== undefined);
  return {
    name,
    asked: all.length,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    longest: percentile(times, 1),
    errors: all.length - times.length,
  };
}
