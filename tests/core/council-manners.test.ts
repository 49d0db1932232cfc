import { describe, expect, it } from 'vitest';
import { createManners } from '../../src/core/council-manners.ts';
import type { Council } from '../../src/core/people.ts';
import { OXFORD, setUp } from '../support/assistant.ts';
import { GEDLING } from '../support/builders.ts';
import { anEdition, found } from '../support/findings.ts';

describe('where a question in a channel is answered', () => {
  const mannersOf = (...councils: readonly Council[]) =>
    createManners({
      knowledge: { current: () => ({ ...anEdition(async () => found([]), []), councils }) },
      assistant: setUp(found([])).assistant,
      takesEscalations: async () => false,
      clock: () => 0,
    });
  const alone: Council = { ...OXFORD, channelAnswers: 'private' };

  it('is the council’s own setting', () => {
    const manners = mannersOf(GEDLING, alone);
    expect(manners.answersIn(GEDLING.id)).toBe('thread');
    expect(manners.answersIn(alone.id)).toBe('private');
  });

  it('is alone where the guidance of one of several councils may be quoted that wants it so', () => {
    expect(mannersOf(GEDLING, alone).answersIn(undefined)).toBe('private');
    expect(mannersOf(GEDLING, OXFORD).answersIn(undefined)).toBe('thread');
  });
});
