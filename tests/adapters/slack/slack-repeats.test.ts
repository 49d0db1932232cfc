import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { createKeptRecords } from '../../../src/adapters/store/forgetting.ts';
import { createQuestionLog } from '../../../src/adapters/store/question-log.ts';
import { KEEPING } from '../../../src/config-retention.ts';
import { createAssistant } from '../../../src/core/assistant.ts';
import { daysBefore } from '../../../src/core/feedback.ts';
import type { QuestionLog } from '../../../src/core/ports.ts';
import { openSlack } from '../../support/fake-slack-app.ts';
import type { SlackUnderTest } from '../../support/fake-slack-app.ts';
import { buttonPress, directMessage, mentioned, slashCommand } from '../../support/fake-slack-events.ts';
import { anEdition, foundWith } from '../../support/findings.ts';

const HOUR = 60 * 60_000;

/** What Slack hands on, with the same ids whenever it does. */
const REQUESTS: Readonly<Record<string, (slack: SlackUnderTest, retry?: number) => Promise<void>>> = {
  'a direct message': (slack, retry) => slack.event(directMessage('Ev1'), retry),
  'a mention': (slack, retry) => slack.event(mentioned('Ev2'), retry),
  'a command': (slack) => slack.command(slashCommand('1.1', slack.fake.responseUrl())),
  'a press': (slack) =>
    slack.interaction(
      buttonPress('1.2', 'clausebook:receipt', 'slack:Ev0', { response_url: slack.fake.responseUrl() }),
    ),
};

describe('what Slack hands on again', () => {
  let folder: string;
  let now: number;
  let slack: SlackUnderTest | undefined;
  let questions: QuestionLog | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clausebook-'));
    now = Date.UTC(2026, 4, 31, 12);
  });

  const stop = async (): Promise<void> => {
    await slack?.dispose();
    await questions?.close();
    [slack, questions] = [undefined, undefined];
  };
  afterEach(async () => {
    await stop();
    await rm(folder, { recursive: true });
  });

  /** The service as it is after a start: what it has in memory is gone. */
  async function started(): Promise<SlackUnderTest> {
    await stop();
    const edition = anEdition(
      async () => foundWith([0.9]),
      foundWith([0.9]).candidates.map(({ clause }) => clause),
    );
    const database = await openDatabase(join(folder, 'clausebook.sqlite'));
    questions = createQuestionLog(database);
    await createKeptRecords(database).forget('questions', daysBefore(now, KEEPING.questions.atLeast), 99);
    const assistant = createAssistant({ knowledge: { current: () => edition }, questions, clock: () => now });
    slack = await openSlack('http', { clock: () => now });
    await slack.start((turn) => assistant.reply(turn));
    return slack;
  }

  it.each(Object.keys(REQUESTS))('is answered once, at once and days and restarts later: %s', async (what) => {
    const send = REQUESTS[what];
    const first = await started();
    await send?.(first);
    await first.logged('turn-finished');
    expect(first.fake.messages).toHaveLength(1);
    await send?.(first, 1);
    await first.logged('turn-finished', 2);
    expect(first.fake.messages).toHaveLength(1);
    // Slack repeats for a day at most, and no setting lets it be forgotten within a week.
    for (const hours of [1, 24, 24 * 5]) {
      now += hours * HOUR;
      const later = await started();
      await send?.(later, 3);
      await later.logged('turn-finished');
      expect(later.turns).toHaveLength(1);
      expect(later.fake.messages).toEqual([]);
    }
  });
});
