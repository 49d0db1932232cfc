import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { turnId } from '../../src/core/conversation.ts';
import { aTurn, setUp } from '../support/assistant.ts';
import { ALLOWANCES, anyFound, found, foundWith, gapAt } from '../support/findings.ts';

const overheard = (text: string, id = 'Ev1') =>
  ({ ...aTurn({ id: turnId('slack', id), text }), audience: 'everyone-here', unbidden: true }) as const;
const SILENCE = { kind: 'stays-silent' };

describe('what was not said to Clausebook', () => {
  it('is answered as if it were, or not at all: only guidance is said, and what guidance is known not to settle', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyFound,
        fc.constantFrom('Can I use the logo?', 'thanks!', 'and?', '🙂', ''),
        async (all, text) => {
          const bidden = await setUp(all).assistant.reply(aTurn({ text }));
          const { assistant, questions } = setUp(all);
          const reply = await assistant.reply(overheard(text));
          const answer = bidden.kind === 'answers' ? bidden.answer : undefined;
          const real =
            answer?.outcome === 'quoted' ||
            answer?.outcome === 'unsure' ||
            answer?.outcome === 'in-parts' ||
            (answer?.outcome === 'silent' && answer.why === 'known-gap');
          expect(reply).toEqual(real ? bidden : SILENCE);
          expect(questions.records).toHaveLength(real ? 1 : 0);
        },
      ),
    );
  });

  it.each(['thanks', 'hello', 'who are you?', '', '   ', '🙂', 'x'.repeat(17_000), 'what does 99.9 say?'])(
    'gets no reply if it is “%.20s”',
    async (text) => {
      const { assistant } = setUp(found([]));
      expect(await assistant.reply(overheard(text))).toEqual(SILENCE);
    },
  );

  it('is told of a matter that the guidance is known not to settle', async () => {
    const { assistant } = setUp(found([], {}, gapAt(0.99), 0.9));
    const reply = await assistant.reply(overheard('How much do I get for mileage?'));
    expect(reply).toMatchObject({ kind: 'answers', answer: { outcome: 'silent', gap: ALLOWANCES } });
  });

  it('leans on what was asked before in the thread, and what is passed over in silence changes nothing of that', async () => {
    const { assistant } = setUp(foundWith([0.4], { telling: 1 }));
    await assistant.reply(aTurn({ text: 'Can I use the logo?' }));
    expect(await assistant.reply(overheard('thanks', 'Ev2'))).toEqual(SILENCE);
    expect(await assistant.reply(overheard('and photos?', 'Ev3'))).toMatchObject({ takenWith: 'Can I use the logo?' });
  });

  it('shows a receipt whose code is typed, and says nothing of a code that there is not', async () => {
    const { assistant } = setUp(foundWith([0.9]));
    expect(await assistant.reply(overheard('receipt 7K2M-4XRD'))).toEqual(SILENCE);
    expect(await assistant.reply({ ...aTurn({ text: 'receipt 7K2M-4XRD' }) })).toMatchObject({ why: 'no-receipt' });
  });
});
