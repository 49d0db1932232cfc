import { describe, expect, it } from 'vitest';
import { auditDuels } from '../../scripts/chaos/claims.ts';
import { auditQuestions } from '../../scripts/chaos/questions.ts';
import { createQuestions } from '../../scripts/load/questions.ts';
import { trendOf } from '../../scripts/load/slope.ts';
import { grown } from '../../scripts/load/soak.ts';
import type { Sample } from '../../scripts/load/soak.ts';
import { OFFICER, claimed, detailed, opened, REFERENCE } from '../support/chaos.ts';
import { doneLine } from '../../src/core/escalation-wording.ts';

const MEGABYTE = 2 ** 20;
/** Up and down by a megabyte from one sample to the next, as collections leave it. */
const samples = (megabytes: (minute: number) => number): readonly Sample[] =>
  Array.from({ length: 60 }, (_, minute) => {
    const bytes = (megabytes(minute) + (minute % 2)) * MEGABYTE;
    return { seconds: minute * 60, heap: bytes, rss: 600 * MEGABYTE, loopP99: 1, loopMax: 1, edition: 'e1' };
  });

describe('the judgement of memory', () => {
  it('finds the slope of a line, and how much of it is sure', () => {
    const exact = trendOf([0, 1, 2, 3].map((x) => [x, 5 + 2 * x]));
    expect(exact.slope).toBeCloseTo(2);
    expect(exact.atLeast).toBeCloseTo(2);
    const noisy = trendOf([0, 1, 2, 3].map((x) => [x, x % 2]));
    expect(noisy.atLeast).toBeLessThan(0);
  });

  it('lets memory fill up in the first half and go up and down in the second', () => {
    expect(grown(samples((minute) => 80 + Math.min(minute, 25)))).toEqual([]);
  });

  it('names what still grows in the second half', () => {
    expect(grown(samples((minute) => 80 + minute))).toEqual([
      expect.stringMatching(/^The heap grew by at least 2\d\./),
    ]);
  });
});

describe('the questions of a load', () => {
  const questions = createQuestions(Array.from({ length: 70 }, (_, at) => `question ${at}?`));

  it('are new each time, the same ones again, or both in turn', () => {
    const asked = Array.from({ length: 500 }, () => questions.next('new'));
    expect(new Set(asked).size).toBe(500);
    expect(asked.some((each) => questions.known.includes(each))).toBe(false);
    const again = Array.from({ length: 100 }, () => questions.next('repeated'));
    expect(new Set(again)).toEqual(new Set(questions.known));
    const mixed = Array.from({ length: 100 }, () => questions.next('mixed'));
    expect(mixed.filter((each) => questions.known.includes(each))).toHaveLength(50);
  });
});

describe('the audit of replicas', () => {
  const put = (at: string, acknowledged = true) => ({ platform: 'slack' as const, at, sent: [1000], acknowledged });

  it('wants each question answered once, unless whoever took it was killed', () => {
    const answers = new Map([
      ['once', 1],
      ['twice', 2],
    ]);
    const came = auditQuestions([put('once'), put('twice'), put('never')], answers, []);
    expect(came.answered).toBe(1);
    expect(came.wrong).toEqual([
      'twice was answered 2 times.',
      'never was not answered, and nobody was killed meanwhile.',
    ]);
    expect(auditQuestions([put('never')], answers, [1500])).toMatchObject({ cutOff: 1, wrong: [] });
    expect(auditQuestions([put('once', false)], answers, []).wrong).toEqual(['once was never acknowledged.']);
  });

  it('wants one of two claims to win, and the other told so', () => {
    const won = { officer: OFFICER.name, sentence: doneLine(REFERENCE, 'claim') };
    const lost = { officer: 'U0OFFICER2', sentence: 'It is with somebody else.' };
    expect(auditDuels([{ reference: REFERENCE, told: [won, lost] }], [detailed])).toEqual([]);
    expect(auditDuels([{ reference: REFERENCE, told: [won, lost] }], [opened])).toHaveLength(2);
    const both = [won, { ...lost, sentence: won.sentence }];
    expect(auditDuels([{ reference: REFERENCE, told: both }], [claimed])).toEqual([
      `U0OFFICER2 was told that ${REFERENCE} is theirs.`,
    ]);
  });
});
