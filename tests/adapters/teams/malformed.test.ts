import { randomInt } from 'node:crypto';
import { Agent, request } from 'node:http';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aQuotedReply } from '../../support/builders.ts';
import { anotherKey } from '../../support/fake-openid.ts';
import { anyActivity, SERVICE_URL } from '../../support/mutated-activities.ts';
import type { MutatedActivity } from '../../support/mutated-activities.ts';
import { MARK } from '../../support/mutated-payloads.ts';
import { aPersonalMessage } from '../../support/teams-activities.ts';
import { everythingHandled } from '../../support/teams-handled.ts';
import { openTeams, REGISTERED } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';

const ACTIVITIES = 10_000;
const AT_ONCE = 64;
/** Takes some seconds; on a machine that is busy with much else, many times that. */
const LONGEST_MS = 300_000;
/** Taken, no activity, no token, another tenant or channel, too large, in an encoding that is not taken, an invoke nobody knows. */
const TAKEN: readonly number[] = [200, 400, 401, 403, 413, 415, 501];

const seed = Number(process.env['PAYLOAD_SEED'] ?? randomInt(2 ** 31));

describe(`${ACTIVITIES} random and malformed activities`, () => {
  it(
    `are each answered, harm nothing and leave no word in the log (PAYLOAD_SEED=${seed})`,
    async () => {
      const service = await openTeams(REGISTERED);
      await service.platform.start(async () => aQuotedReply(), everythingHandled);
      await service.open();
      const requests = fc.sample(anyActivity, { numRuns: ACTIVITIES, seed });
      const answers = await sendAll(service, requests);
      const wrong = requests.flatMap((each, nth) =>
        isRight(each, answers[nth]) ? [] : [{ nth, status: answers[nth], token: each.token }],
      );
      expect({ seed, wrong }).toEqual({ seed, wrong: [] });
      expect(answers.filter((status) => status === 200).length).toBeGreaterThan(ACTIVITIES / 4);
      await answersStill(service);
      await service.dispose();
      expect(logged(service).filter((line) => line.includes(MARK))).toEqual([]);
    },
    LONGEST_MS,
  );
});

const isRight = ({ token }: MutatedActivity, status: number | undefined): boolean =>
  status !== undefined && TAKEN.includes(status) && (token === 'right' || (status !== 200 && status !== 501));

async function sendAll(service: TeamsService, requests: readonly MutatedActivity[]): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const tokens = tokensOf(service);
  const answers: number[] = [];
  let next = 0;
  const sender = async (): Promise<void> => {
    for (let nth = next++; nth < requests.length; nth = next++) {
      const each = requests[nth];
      if (each !== undefined) answers[nth] = await send(agent, service, each, tokens[each.token]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  agent.destroy();
  return answers;
}

function tokensOf(service: TeamsService): Readonly<Record<MutatedActivity['token'], string | undefined>> {
  const right = service.token();
  return {
    right,
    'of another key': service.token({}, { key: anotherKey() }),
    expired: service.token({ exp: 1_000_000 }),
    'for another app': service.token({ aud: 'another' }),
    'cut off': right.slice(0, -10),
    'no token at all': `${MARK}.${MARK}.${MARK}`,
    none: undefined,
  };
}

function send(
  agent: Agent,
  service: TeamsService,
  { body, headers }: MutatedActivity,
  token: string | undefined,
): Promise<number> {
  const said = Buffer.from(body.toString('latin1').replace(SERVICE_URL, service.connector.serviceUrl), 'latin1');
  const authorization = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const sending = request(
      service.url,
      { method: 'POST', agent, headers: { ...headers, 'Content-Length': said.length, ...authorization } },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    sending.on('error', reject);
    sending.end(said);
  });
}

async function answersStill(service: TeamsService): Promise<void> {
  const before = service.connector.posted.length;
  expect((await service.send(aPersonalMessage('can I use the logo?', 'after-all-this'))).status).toBe(200);
  expect(JSON.stringify(service.connector.posted.slice(before))).toContain('official Council website');
}

/** What is logged, but for the ids that Teams gave: they are ours to log. */
const logged = ({ log }: TeamsService): readonly string[] =>
  log.lines.map(({ event, fields: { turn: _turn, handling: _handling, ...fields }, cause }) =>
    [event, JSON.stringify(fields), cause instanceof Error ? cause.stack : String(cause)].join(' '),
  );
