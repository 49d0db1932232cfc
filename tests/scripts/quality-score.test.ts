import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../scripts/quality/score.ts';
import type { Result } from '../../scripts/quality/score.ts';

const aResult = (change: Partial<Result> = {}): Result => ({
  style: 'plain',
  kind: 'rule',
  answerable: true,
  right: [true],
  sure: true,
  ...change,
});
const aMiss = (kind: string, change: Partial<Result> = {}): Result =>
  aResult({ kind, answerable: false, right: [], sure: false, ...change });

describe('the figures of a question set', () => {
  it('take the first clause, and any of those shown', () => {
    const results = [
      aResult(),
      aResult({ right: [false, false, true], sure: false }),
      aResult({ right: [false], sure: false }),
      aResult({ right: [], sure: false }),
    ];
    expect(figuresOf(results)).toMatchObject({ firstRight: 25, found: 50, sureAndRight: 25, precision: 100 });
  });

  it('call it wrong when another clause is quoted with confidence, though the right one stands beside it', () => {
    const results = [aResult(), aResult({ right: [false, true] })];
    expect(figuresOf(results)).toMatchObject({ firstRight: 50, found: 100, sureAndRight: 50, precision: 50 });
  });

  it('count against precision what is quoted for a question that guidance does not settle', () => {
    const results = [aResult(), aResult(), aMiss('near-miss', { right: [false], sure: true }), aMiss('near-miss')];
    const { precision, ...figures } = figuresOf(results);
    expect(precision).toBeCloseTo(200 / 3);
    expect(figures).toMatchObject({ sureAndRight: 100, nearMissesQuoted: 50, offTopicQuoted: undefined });
  });

  it('take small talk and abuse for off the topic, and tell offering from quoting', () => {
    const results = [
      aMiss('off-topic', { right: [false], sure: true }),
      aMiss('chit-chat', { right: [false, false] }),
      aMiss('hostile'),
      aMiss('off-topic'),
    ];
    expect(figuresOf(results)).toMatchObject({ offTopicQuoted: 25, offTopicOffered: 50, nearMissesQuoted: undefined });
  });

  it('say nothing where there is nothing to take a share of', () => {
    const nothing = new Set(Object.values(figuresOf([])));
    expect([...nothing]).toEqual([undefined]);
    expect(figuresOf([aMiss('hostile', { right: [false], sure: true })]).precision).toBeUndefined();
    expect(figuresOf([aResult({ right: [], sure: false })])).toMatchObject({ sureAndRight: 0, precision: undefined });
  });

  it('say of a search that only ranks what it ranks', () => {
    const results = [aResult({ sure: undefined }), aMiss('off-topic', { right: [false], sure: undefined })];
    const { firstRight, found, ...others } = figuresOf(results);
    expect([firstRight, found]).toEqual([100, 100]);
    expect(Object.values(others).filter((share) => share !== undefined)).toEqual([]);
  });
});
