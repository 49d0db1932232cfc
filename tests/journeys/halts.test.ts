import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import { openHalts } from '../../src/open-halts.ts';
import { aTerminal } from '../support/fake-terminal.ts';
import { says } from '../support/chatter.ts';
import { expectNothingRefused } from '../support/rounds-played.ts';
import { ADMINS, openWholeService } from '../support/whole-service.ts';
import type { WholeService } from '../support/whole-service.ts';

const ASKED = 'can I fly my kite on the common';
const CLAUSE = 'Members may fly a kite on the common, unless a fair is held there.';
const REASON = 'The common is being surveyed.';

let service: WholeService;
beforeAll(async () => {
  service = await openWholeService();
  service.person('slack', 'Ada Moss');
  service.slack.workspace.setGroup(ADMINS, ['UAdaMoss']);
});
afterAll(async () => {
  expectNothingRefused(service);
  await service.close();
});

let asked = 0;
/** What a councillor who asks for the first time is shown. */
async function answerOn(platform: 'slack' | 'teams') {
  const seen = await service.person(platform, `Cllr Asker ${(asked += 1)}`).ask(ASKED);
  return { guidance: seen.guidance.join('\n'), lines: seen.lines.join('\n') };
}

async function command(...argv: readonly string[]) {
  const terminal = aTerminal({ env: { DATA_DIR: service.data, KNOWLEDGE_DIR: service.knowledge } });
  return { exit: await runCommand(terminal, argv, { openHalts }), terminal };
}

async function api(path: string, body?: object): Promise<{ readonly status: number; readonly text: string }> {
  const sent = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${service.url()}${path}`, sent);
  return { status: response.status, text: await response.text() };
}

describe('guidance that an admin halts in Slack', () => {
  it('is not quoted from the next question on, on any platform, and the reason is told', async () => {
    expect((await answerOn('teams')).guidance).toContain(CLAUSE);
    const admin = service.person('slack', 'Ada Moss');
    const told = await admin.list(`admin halt kites: ${REASON}`);
    expect(told.lines.join('\n')).toContain(`admin halt confirm kites: ${REASON}`);
    expect((await answerOn('slack')).guidance).toContain(CLAUSE);
    const done = await admin.list(`admin halt confirm kites: ${REASON}`);
    expect(says('is not quoted any more')(done)).toBe(true);
    for (const platform of ['slack', 'teams'] as const) {
      const { guidance, lines } = await answerOn(platform);
      expect([platform, guidance]).toEqual([platform, expect.not.stringContaining(CLAUSE)]);
      expect(lines).toContain(`The reason given: ${REASON}`);
      expect(lines).not.toContain(CLAUSE);
    }
  });

  it('is on no page and in no answer to a program', async () => {
    const question = await api('api/ask', { question: ASKED, council: 'marlpit' });
    expect(JSON.parse(question.text)).toMatchObject({
      outcome: 'silent',
      why: 'halted',
      halted: { over: 'document', document: 'kites', reason: REASON },
    });
    const clause = { clause: 'marlpit/kites/1.1', view: 'in-place', council: 'marlpit' };
    const answers = [
      question,
      await api('api/read', clause),
      await api(`api/clause?${new URLSearchParams({ id: clause.clause }).toString()}`),
      await api(`?${new URLSearchParams({ question: ASKED, council: 'marlpit' }).toString()}`),
      await api('api/ask', { question: ASKED, council: 'marlpit', asAt: '2026-05-01' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 403, 200, 200]);
    for (const { text } of answers) {
      expect(text).toContain(REASON);
      expect(text).not.toContain('kite on the common, unless');
    }
    expect(JSON.parse((await api('healthz')).text)).toMatchObject({
      problems: expect.arrayContaining([expect.stringContaining('Halted: marlpit/kites is not quoted')]),
    });
  });

  it('stays halted over a restart, which says so, and is resumed by a command within five seconds', async () => {
    await service.restart();
    expect(service.log.lines).toContainEqual(
      expect.objectContaining({ event: 'halted', fields: expect.objectContaining({ scope: 'marlpit/kites' }) }),
    );
    expect((await answerOn('slack')).guidance).toBe('');
    expect(await command('resume', '--council', 'marlpit', '--document', 'kites')).toMatchObject({ exit: 0 });
    await vi.waitFor(async () => expect((await answerOn('slack')).guidance).not.toBe(''), {
      timeout: 5000,
      interval: 100,
    });
    expect((await answerOn('teams')).guidance).toContain(CLAUSE);
  });

  it('is nobody’s to halt who is no admin', async () => {
    const told = await service.person('slack', 'Cllr Nobody').list(`admin halt confirm ${REASON}`);
    expect(told.lines.join('\n')).toContain('Only the admins');
    expect((await answerOn('slack')).guidance).toContain(CLAUSE);
  });
});

describe('the commands for halts', () => {
  it('halt what is named, list it and who did it, and “ask” quotes nothing of it', async () => {
    const halted = await command('halt', '--everything', '--reason', REASON);
    expect([halted.exit, halted.terminal.printed()]).toEqual([
      0,
      expect.stringContaining('All guidance of every council'),
    ]);
    const listed = await command('halts', '--json');
    expect(JSON.parse(listed.terminal.printed())).toMatchObject({ over: 'everything', reason: REASON });
    const ask = await command('ask', ASKED, '--council', 'marlpit');
    expect(ask.terminal.printed()).toContain(`The reason given: ${REASON}`);
    expect(ask.terminal.printed()).not.toContain(CLAUSE);
    expect((await command('resume', '--everything')).exit).toBe(0);
    expect((await command('resume', '--everything')).terminal.said()).toContain('not halted');
    const history = await command('halts', '--history');
    expect(history.terminal.printed().split('\n')[0]).toContain('resumed  everything');
    expect((await command('halts')).terminal.printed()).toContain('Nothing is halted');
  });

  it.each([
    [['halt', '--reason', REASON], 'Please name what is meant'],
    [['halt', '--everything', '--council', 'marlpit', '--reason', REASON], 'Please name what is meant'],
    [['resume', '--document', 'kites'], 'Please name what is meant'],
    [['halt', '--council', 'marlpitt', '--reason', REASON], 'There is no “marlpitt”'],
    [['halt', '--council', 'marlpit', '--document', 'kite', '--reason', REASON], 'kites'],
    [['halt', '--everything', '--reason', ' '], '--reason needs a few words.'],
    [['halt', '--everything', '--reason', `${REASON} `.repeat(20)], '300 characters'],
  ] as const)('change nothing where it is not plain what is meant: %s', async (argv, said) => {
    const { exit, terminal } = await command(...argv);
    expect([exit, terminal.said()]).toEqual([2, expect.stringContaining(said)]);
    expect((await command('halts', '--json')).terminal.printed()).toBe('');
  });

  it('take a name that the files have not, if that is said', async () => {
    const argv = ['--council', 'marlpit', '--document', 'gone'];
    expect((await command('halt', ...argv, '--anyway', '--reason', REASON)).exit).toBe(0);
    expect((await command('resume', ...argv)).exit).toBe(0);
  });
});
