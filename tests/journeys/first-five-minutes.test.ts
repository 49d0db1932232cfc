import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SOUND_KNOWLEDGE } from '../support/fake-terminal.ts';

let folder: string;
const running: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clausebook-'));
});
afterEach(async () => {
  for (const process of running.splice(0)) process.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function serve(settings: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['bin/clausebook.mjs', 'serve'], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'info', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  const address = new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [, url] = /Playground: (http:\S+)/.exec(said) ?? [];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', () => reject(new Error('It ended before it served.')));
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return { child, address, ended, errors: text(child.stderr) };
}

async function ask(url: string, question: string, council?: string): Promise<string> {
  const response = await fetch(new URL('api/ask', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question, ...(council === undefined ? {} : { council }) }),
  });
  return response.text();
}

describe('a new user’s first five minutes', () => {
  it('starts with no settings, answers with the clause, is killed, starts again on the same data, and stops when asked', async () => {
    const first = serve();
    const url = await first.address;
    expect(await (await fetch(url)).text()).toContain('Clausebook');
    expect(await ask(url, 'can I use the council logo on my page?', 'gedling')).toContain(
      'Be careful not to give the impression',
    );
    expect(await ask(url, 'hello')).toContain('conversation');
    // What the README shows an officer being asked about: the guidance is on web pages, and nothing is quoted as if it were on print.
    expect(await ask(url, 'can I put the crest on a leaflet?', 'gedling')).toContain('"outcome":"unsure"');
    first.child.kill('SIGKILL');
    await first.ended;
    const second = serve();
    const again = await second.address;
    expect(await ask(again, 'can I use the council logo?', 'gedling')).toContain('Be careful not to give');
    const health: unknown = await (await fetch(new URL('healthz', again))).json();
    expect(health).toMatchObject({ status: 'ok' });
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    const logs = [await first.errors, await second.errors].join('');
    expect(logs).not.toContain('logo');
    expect(logs).not.toContain('Be careful');
  });

  it('names file, line and column of a broken file and does not start', async () => {
    const knowledge = join(folder, 'guidance');
    await cp(SOUND_KNOWLEDGE, knowledge, { recursive: true });
    await writeFile(join(knowledge, 'marlpit', 'council.yaml'), 'name: Marlpit Town Council\nshortname: Marlpit\n');
    const { address, ended, errors } = serve({ KNOWLEDGE_DIR: knowledge });
    await expect(address).rejects.toThrow('ended');
    expect(await ended).toBe(3);
    expect(await errors).toContain('marlpit/council.yaml:1:1 `shortName` is missing.');
  });

  it('lists every fault of half a set of settings and does not start', async () => {
    const { address, ended, errors } = serve({ SLACK_SIGNING_SECRET: 'hidden', MicrosoftAppId: 'app' });
    await expect(address).rejects.toThrow('ended');
    expect(await ended).toBe(2);
    const said = await errors;
    expect(said).toContain('SLACK_BOT_TOKEN');
    expect(said).toContain('MicrosoftAppPassword');
    expect(said).not.toContain('hidden');
  });
});
