import { describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import type { Handling, Turn } from '../../src/core/conversation.ts';
import { measuredLog, measuredPlatform, measuredPublishing } from '../../src/core/measuring.ts';
import type { Measured } from '../../src/core/meter.ts';
import { noticeId } from '../../src/core/notice.ts';
import type { Delivered } from '../../src/core/notice.ts';
import type { OfficerPlatform, OnHandling, OnTurn } from '../../src/core/ports.ts';
import type { PublishOutcome } from '../../src/core/publish-outcome.ts';
import type { Reply } from '../../src/core/reply.ts';
import { KNOWLEDGE } from '../adapters/playground/sample-guidance.ts';
import { aLog, aQuotedReply, aSilentReply, GEDLING } from '../support/builders.ts';
import { COUNCILLOR } from '../support/escalations.ts';
import { aSheet } from '../support/notices.ts';

const TURN: Turn = {
  kind: 'asks',
  id: turnId('slack', 'Ev1'),
  at: { platform: 'slack', address: 'C1' },
  thread: undefined,
  audience: 'only-you',
  council: GEDLING.id,
  by: undefined,
  text: 'May I use the crest?',
};
const HANDLING: Handling = { ...TURN, kind: 'acts', act: 'claim', about: 'GED-1', by: COUNCILLOR };

/** A platform that is measured, and what was noted of it. Each look at the clock is 5 ms later. */
function aMeasured(delivers: () => Promise<Delivered> = async () => ({ outcome: 'delivered', mark: 'm' })) {
  const noted: Measured[] = [];
  const log = aLog();
  let now = 0;
  let on: { onTurn: OnTurn; onHandling: OnHandling } | undefined;
  const inner: OfficerPlatform = {
    name: 'slack',
    start: async (onTurn, onHandling) => void (on = { onTurn, onHandling }),
    stop: async () => {},
    placeOf: async () => ({ platform: 'slack', address: 'C-team' }),
    officersAt: async () => [COUNCILLOR],
    adminsOf: async () => [COUNCILLOR],
    deliver: delivers,
  };
  const platform = measuredPlatform(inner, {
    meter: { note: (measured) => void noted.push(measured) },
    log,
    clock: () => (now += 5),
    editionOf: () => KNOWLEDGE.current().id,
  });
  const started = async (onTurn: OnTurn, onHandling: OnHandling) => {
    await platform.start(onTurn, onHandling);
    if (on === undefined) throw new Error('It was not started.');
    return on;
  };
  const nothing: OnHandling = async () => ({ kind: 'options', options: [] });
  return {
    platform,
    noted,
    log,
    turn: async (reply: () => Promise<Reply>) => (await started(reply, nothing)).onTurn(TURN),
    handling: async (handle: OnHandling) => (await started(async () => aQuotedReply(), handle)).onHandling(HANDLING),
    deliver: () =>
      platform.deliver(
        { notice: noticeId('n'), to: TURN.at, sheet: aSheet('s'), edits: undefined, under: undefined },
        new AbortController().signal,
      ),
  };
}

const measuredTurn = { measured: 'turn', platform: 'slack', council: 'gedling', ms: 5 } as const;

describe('a turn that is measured', () => {
  it('is answered as ever, counted by what came of it, and a line of the log without a word', async () => {
    const { turn, noted, log } = aMeasured();
    const reply = aSilentReply();
    expect(await turn(async () => reply)).toBe(reply);
    expect(noted).toEqual([{ ...measuredTurn, reply: 'answers', answer: { outcome: 'silent', why: 'no-match' } }]);
    const fields = {
      turn: 'slack:Ev1',
      platform: 'slack',
      council: 'gedling',
      edition: KNOWLEDGE.current().id,
      reply: 'answers',
      outcome: 'silent',
      why: 'no-match',
      ms: 5,
    };
    expect(log.lines).toEqual([{ level: 'info', event: 'turn-answered', fields, cause: undefined }]);
  });

  it.each<[string, Reply, unknown]>([
    ['a quote', aQuotedReply(), { outcome: 'quoted', why: undefined }],
    ['a question to ask again', { kind: 'asks-again', why: 'empty' }, undefined],
    ['a repeat', { kind: 'already-answered' }, undefined],
  ])('is counted by its kind: %s', async (_case, reply, answer) => {
    const { turn, noted } = aMeasured();
    await turn(async () => reply);
    expect(noted).toEqual([{ ...measuredTurn, reply: reply.kind, answer }]);
  });

  it('that was overheard leaves no line', async () => {
    const { turn, noted, log } = aMeasured();
    await turn(async () => ({ kind: 'stays-silent' }));
    expect(log.lines).toEqual([]);
    expect(noted).toHaveLength(1);
  });

  it('that fails, fails as ever, and is counted', async () => {
    const { turn, noted } = aMeasured();
    await expect(turn(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(noted).toEqual([{ ...measuredTurn, reply: 'fault', answer: undefined }]);
  });
});

describe('what else a platform does', () => {
  it('is counted by what came of it, and why it was refused is in the log', async () => {
    const { handling, noted, log } = aMeasured();
    await handling(async () => ({ kind: 'refused', why: 'not-allowed', sentence: 'Ask Ann Lee.' }));
    await expect(handling(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    const of = { measured: 'handling', platform: 'slack', kind: 'acts', ms: 5 };
    expect(noted).toEqual([
      { ...of, result: 'refused' },
      { ...of, result: 'fault' },
    ]);
    expect(log.lines.map(({ event, fields }) => [event, fields['result'], fields['why']])).toEqual([
      ['handled', 'refused', 'not-allowed'],
      ['handled', 'fault', undefined],
    ]);
    expect(JSON.stringify(log.lines)).not.toContain(COUNCILLOR.name);
  });

  it('is delivered as ever, and counted, also where it fails', async () => {
    const fine = aMeasured();
    expect(await fine.deliver()).toEqual({ outcome: 'delivered', mark: 'm' });
    const broken = aMeasured(() => Promise.reject(new Error('broken')));
    await expect(broken.deliver()).rejects.toThrow('broken');
    const of = { measured: 'delivery', platform: 'slack', ms: 5 };
    expect([fine.noted, broken.noted]).toEqual([[{ ...of, outcome: 'delivered' }], [{ ...of, outcome: 'failed' }]]);
  });

  it('is asked of the platform itself', async () => {
    const { platform } = aMeasured();
    expect(await platform.adminsOf(GEDLING)).toEqual([COUNCILLOR]);
    expect(await platform.officersAt(TURN.at, GEDLING.teams[0]!)).toEqual([COUNCILLOR]);
    expect(await platform.placeOf(GEDLING.teams[0]!, GEDLING.id)).toMatchObject({ address: 'C-team' });
  });
});

describe('publishing that is measured', () => {
  const published = async (outcome: () => Promise<PublishOutcome>): Promise<readonly Measured[]> => {
    const noted: Measured[] = [];
    const no = (): never => {
      throw new Error('It is not asked for.');
    };
    const publishing = measuredPublishing(
      { publish: outcome, rollBack: outcome, takeUp: no, follow: no, newest: no, files: no },
      { note: (measured) => void noted.push(measured) },
    );
    await publishing.publish({ by: { kind: 'signal' } }).catch(() => {});
    await publishing.rollBack({ by: { kind: 'signal' }, to: '1' }).catch(() => {});
    return noted;
  };

  it('is counted by what came of each wish, also where it fails', async () => {
    const unchanged = { outcome: 'unchanged', edition: KNOWLEDGE.current().id } as const;
    expect(await published(async () => unchanged)).toEqual([
      { measured: 'publishing', how: 'publish', outcome: 'unchanged' },
      { measured: 'publishing', how: 'roll-back', outcome: 'unchanged' },
    ]);
    expect(await published(() => Promise.reject(new Error('broken')))).toMatchObject([
      { outcome: 'fault' },
      { outcome: 'fault' },
    ]);
  });
});

describe('a log that is measured', () => {
  it('holds what it did, and each warning and error is counted', () => {
    const [noted, inner]: [Measured[], ReturnType<typeof aLog>] = [[], aLog()];
    const log = measuredLog(inner, { note: (measured) => void noted.push(measured) });
    const cause = new Error('broken');
    log.info('started', { port: 1 });
    log.warn('files-differ');
    log.error('outbox-fault', { doing: 'lease' }, cause);
    expect(noted).toEqual([
      { measured: 'trouble', level: 'warn', event: 'files-differ' },
      { measured: 'trouble', level: 'error', event: 'outbox-fault' },
    ]);
    expect(inner.lines).toEqual([
      { level: 'info', event: 'started', fields: { port: 1 }, cause: undefined },
      { level: 'warn', event: 'files-differ', fields: {}, cause: undefined },
      { level: 'error', event: 'outbox-fault', fields: { doing: 'lease' }, cause },
    ]);
  });
});
