import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { faultsOf, namesIn } from './support/config-faults.ts';

const OAUTH = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client-sesame',
  SLACK_STATE_SECRET: 'state-sesame-0123456789',
  SLACK_ENCRYPTION_KEY: Buffer.alloc(32, 'sesame').toString('base64'),
};

describe('the settings of a Slack app that workspaces install', () => {
  const env = { ...OAUTH, SLACK_SIGNING_SECRET: 'sign' };

  it('stand in the place of a bot token, over HTTP and in Socket Mode', () => {
    const oauth = {
      clientId: '1.2',
      clientSecret: 'client-sesame',
      stateSecret: 'state-sesame-0123456789',
      encryptionKeys: [Buffer.alloc(32, 'sesame')],
    };
    expect(readConfig(env).slack).toEqual({ oauth, mode: 'http', signingSecret: 'sign' });
    expect(readConfig({ ...OAUTH, SLACK_APP_TOKEN: 'xapp-1' }).slack).toEqual({
      oauth,
      mode: 'socket',
      appToken: 'xapp-1',
    });
  });

  it.each(Object.keys(OAUTH))('are all needed: %s', (name) => {
    expect(namesIn(faultsOf({ ...env, [name]: ' ' }))).toEqual([name]);
  });

  it('do not go with a bot token, and do not do without a way to listen', () => {
    expect(namesIn(faultsOf({ ...env, SLACK_BOT_TOKEN: 'xoxb-1' }))).toEqual(['SLACK_BOT_TOKEN']);
    expect(namesIn(faultsOf(OAUTH))).toEqual(['SLACK_SIGNING_SECRET']);
  });

  it('may have older keys after the first', () => {
    const keys = ['new', 'old', 'older'].map((word) => Buffer.alloc(32, word));
    const written = keys.map((key) => key.toString('base64')).join(' , ');
    expect(readConfig({ ...env, SLACK_ENCRYPTION_KEY: written }).slack).toMatchObject({
      oauth: { encryptionKeys: keys },
    });
  });

  it.each([
    'sesame',
    Buffer.alloc(31, 'sesame').toString('base64'),
    Buffer.alloc(33, 'sesame').toString('base64'),
    Buffer.alloc(32, 'sesame').toString('hex'),
    Buffer.alloc(32, 'sesame').toString('base64').slice(0, -1),
    `${OAUTH.SLACK_ENCRYPTION_KEY},`,
    `${OAUTH.SLACK_ENCRYPTION_KEY},sesame`,
    `${OAUTH.SLACK_ENCRYPTION_KEY} ${OAUTH.SLACK_ENCRYPTION_KEY}`,
  ])('have no such key as %s, and nothing of it is told', (key) => {
    const faults = faultsOf({ ...env, SLACK_ENCRYPTION_KEY: key });
    expect(namesIn(faults)).toEqual(['SLACK_ENCRYPTION_KEY']);
    expect(faults.join('\n')).toMatch(/32 bytes in base64/);
    expect(faults.join('\n')).not.toContain(key);
  });

  it('have no state secret that is short', () => {
    const faults = faultsOf({ ...env, SLACK_STATE_SECRET: 'fifteen-letters' });
    expect(namesIn(faults)).toEqual(['SLACK_STATE_SECRET']);
    expect(faults.join('\n')).not.toContain('fifteen');
  });
});
