import { randomInt } from 'node:crypto';
import { Agent, request } from 'node:http';
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { directMessage } from '../../support/fake-slack-events.ts';
import { SIGNING_SECRET } from '../../support/fake-slack-identity.ts';
import { sign } from '../../support/fake-slack-signature.ts';
import { anyRequest, MARK, RESPOND_TO } from '../../support/mutated-payloads.ts';
import type { Mutated } from '../../support/mutated-payloads.ts';

const PAYLOADS = 10_000;
/** What is a form's and not ours is refused only after two and a half seconds; the others go on meanwhile. */
const AT_ONCE = 256;
/** Takes some seconds; on a machine that is busy with much else, many times that. */
const LONGEST_MS = 300_000;
/** Acknowledged, unreadable, not signed, not ours, too large, in an encoding that is not taken. */
const TAKEN: readonly number[] = [200, 400, 401, 404, 413, 415];

const seed = Number(process.env['PAYLOAD_SEED'] ?? randomInt(2 ** 31));

describe(`${PAYLOADS} random and malformed payloads`, () => {
  it(
    `are each answered, harm nothing and leave no word in the log (PAYLOAD_SEED=${seed})`,
    async () => {
      const slack = await openSlack('http');
      await slack.start();
      const requests = fc.sample(anyRequest, { numRuns: PAYLOADS, seed });
      const answers = await sendAll(slack, requests);
      const wrong = requests.flatMap((each, nth) =>
        isRight(each, answers[nth]) ? [] : [{ nth, status: answers[nth] }],
      );
      expect({ seed, wrong }).toEqual({ seed, wrong: [] });
      const acknowledged = answers.filter((status) => status === 200).length;
      expect(acknowledged).toBeGreaterThan(PAYLOADS / 3);
      await answersStill(slack);
      await slack.dispose();
      expect(logged(slack).filter((line) => line.includes(MARK))).toEqual([]);
    },
    LONGEST_MS,
  );
});

const isRight = ({ signed }: Mutated, status: number | undefined): boolean =>
  status !== undefined && TAKEN.includes(status) && (signed === 'rightly' || status !== 200);

async function sendAll(slack: SlackUnderTest, requests: readonly Mutated[]): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const answers: number[] = [];
  let next = 0;
  const sender = async (): Promise<void> => {
    for (let nth = next++; nth < requests.length; nth = next++) {
      const each = requests[nth];
      if (each !== undefined) answers[nth] = await send(agent, slack, each);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  agent.destroy();
  return answers;
}

function send(agent: Agent, slack: SlackUnderTest, { body, headers, signed }: Mutated): Promise<number> {
  const said = Buffer.from(body.toString('latin1').replace(RESPOND_TO, slack.fake.responseUrl()), 'latin1');
  return new Promise((resolve, reject) => {
    const sending = request(
      slack.url(),
      { method: 'POST', agent, headers: { ...headers, 'Content-Length': said.length, ...signatureOf(said, signed) } },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    sending.on('error', reject);
    sending.end(said);
  });
}

function signatureOf(body: Buffer, signed: Mutated['signed']): Readonly<Record<string, string>> {
  const now = Math.floor(Date.now() / 1000);
  switch (signed) {
    case 'rightly':
      return sign(SIGNING_SECRET, now, body.toString());
    case 'wrongly':
      return sign(SIGNING_SECRET.replace('8', '9'), now, body.toString());
    case 'long ago':
      return sign(SIGNING_SECRET, now - 3600, body.toString());
    case 'not at all':
      return {};
  }
}

async function answersStill(slack: SlackUnderTest): Promise<void> {
  const before = slack.fake.messages.length;
  await slack.event(directMessage('Ev-after-all-this', { text: 'can I use the logo?' }));
  await vi.waitFor(() => {
    expect(slack.turns.map(({ id }) => id)).toContain('slack:Ev-after-all-this');
    expect(slack.fake.messages.slice(before).some(({ text }) => text.includes('official Council website'))).toBe(true);
  }, LONGEST_MS);
}

/** What is logged, but for the ids that Slack gave: they are ours to log. */
const logged = ({ log }: SlackUnderTest): readonly string[] =>
  log.lines.map(({ event, fields: { turn: _turn, handling: _handling, ...fields }, cause }) =>
    [event, JSON.stringify(fields), cause instanceof Error ? cause.stack : String(cause)].join(' '),
  );
