import { afterEach, describe, expect, it } from 'vitest';
import { isSigned } from '../../../src/adapters/slack/signed-requests.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { directMessage } from '../../support/fake-slack-events.ts';
import { FORM_BODY, sign } from '../../support/fake-slack-signature.ts';
import { SIGNING_SECRET } from '../../support/fake-slack-identity.ts';

/** The example of Slack's documents on verifying requests. */
const DOCUMENTED = {
  timestamp: '1531420618',
  signature: 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
  body:
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar' +
    '&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com' +
    '%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
};
const NOW = 1_531_420_618;
const QUESTION = JSON.stringify(directMessage('Ev1'));
const asJson = (headers: Readonly<Record<string, string>>) => ({ 'Content-Type': 'application/json', ...headers });
const question = (timestamp: number | string, secret = SIGNING_SECRET) => asJson(sign(secret, timestamp, QUESTION));

describe('a signature', () => {
  const documented = { ...DOCUMENTED, signingSecret: SIGNING_SECRET, clock: () => NOW * 1000 };

  it('is taken as Slack documents it', () => {
    expect(isSigned(documented)).toBe(true);
  });

  it.each([-300, 0, 300])('is taken %i seconds from now', (off) => {
    expect(isSigned({ ...documented, clock: () => (NOW + off) * 1000 })).toBe(true);
  });

  it.each([-301, 301, 3600, -3600])('is refused %i seconds from now', (off) => {
    expect(isSigned({ ...documented, clock: () => (NOW + off) * 1000 })).toBe(false);
  });

  it.each([
    '',
    ' 1531420618',
    '1531420618.0',
    '0x5b47a0ca',
    '1e9',
    'NaN',
    '-1531420618',
    '01531420618',
    '1531420618, 1531420618',
  ])('is refused with the timestamp “%s”', (timestamp) => {
    expect(isSigned({ ...documented, timestamp })).toBe(false);
  });

  it.each([
    '',
    'v0',
    'v0=',
    DOCUMENTED.signature.replace('v0', 'v1'),
    DOCUMENTED.signature.slice(0, -1),
    `${DOCUMENTED.signature}0`,
    DOCUMENTED.signature.toUpperCase(),
  ])('is refused as “%s”', (signature) => {
    expect(isSigned({ ...documented, signature })).toBe(false);
  });
});

describe('a request over HTTP', () => {
  let slack: SlackUnderTest;
  const open = async (): Promise<void> => {
    slack = await openSlack('http', { clock: () => NOW * 1000 });
    await slack.start();
  };
  afterEach(() => slack.dispose());

  const refused: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ['without headers', QUESTION, asJson({})],
    ['without a signature', QUESTION, asJson({ 'X-Slack-Request-Timestamp': String(NOW) })],
    [
      'without a timestamp',
      QUESTION,
      asJson({ 'X-Slack-Signature': sign(SIGNING_SECRET, NOW, QUESTION)['X-Slack-Signature'] ?? '' }),
    ],
    ['signed with another secret', QUESTION, question(NOW, 'another secret')],
    ['signed five minutes and a second ago', QUESTION, question(NOW - 301)],
    ['signed an hour ahead', QUESTION, question(NOW + 3600)],
    ['with another body than was signed', QUESTION.replace('logo', 'crest'), question(NOW)],
    ['empty and unsigned', '', asJson({})],
    ['that says it only checks the certificate', 'ssl_check=1&token=x', FORM_BODY],
    ['unsigned that asks for a challenge', '{"type":"url_verification","challenge":"c"}', asJson({})],
  ];

  it.each(refused)('%s gets 401 and no detail', async (_how, body, headers) => {
    await open();
    const response = await slack.post(body, headers);
    expect([response.status, await response.text()]).toEqual([401, '']);
    expect(slack.turns).toEqual([]);
    expect(slack.log.lines.map((line) => line.event)).toContain('slack-request-refused');
  });

  it('of the documented example is taken', async () => {
    await open();
    const headers = { 'X-Slack-Request-Timestamp': DOCUMENTED.timestamp, 'X-Slack-Signature': DOCUMENTED.signature };
    expect((await slack.post(DOCUMENTED.body, { ...FORM_BODY, ...headers })).status).toBe(200);
  });

  it('that asks for the challenge gets it', async () => {
    await open();
    const response = await slack.post('{"token":"t","challenge":"3eZbrw1aB","type":"url_verification"}');
    expect([response.status, await response.json()]).toEqual([200, { challenge: '3eZbrw1aB' }]);
  });

  it('too large to be Slack’s is refused before it is read through', async () => {
    await open();
    const body = JSON.stringify(directMessage('Ev1', { text: 'a'.repeat(2 * 1024 * 1024) }));
    expect((await slack.post(body)).status).toBe(413);
    expect(slack.turns).toEqual([]);
  });

  const unreadable = [
    '',
    'not json',
    'null',
    '5',
    '"words"',
    '[]',
    '{"event":null}',
    '{"event":"words"}',
    '{"event":{}}',
    '{"event":{"type":"message"}}',
    '{"command":5}',
    '{"actions":5}',
    '{"type":"view_submission"}',
    '{"type":"app_rate_limited"}',
  ];

  it('signed but not shaped as Slack’s is survived', async () => {
    await open();
    const answers = await Promise.all(unreadable.map((body) => slack.post(body)));
    const statuses = new Set(answers.map((answer) => answer.status));
    expect(statuses).toEqual(new Set([200, 400, 404]));
    await slack.event(directMessage('Ev2'));
    await slack.logged('turn-finished');
    expect(slack.turns).toHaveLength(1);
  });

  it('to another path or method is not found', async () => {
    await open();
    expect((await fetch(slack.url())).status).toBe(404);
    expect((await fetch(`${slack.url()}/more`, { method: 'POST' })).status).toBe(404);
  });
});
