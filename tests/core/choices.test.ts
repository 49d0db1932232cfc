import { describe, expect, it } from 'vitest';
import type { ChooserSays, Choosing } from '../../src/core/choice.ts';
import { createChoices, UNDECIDED_FOR_MS } from '../../src/core/choices.ts';
import type { Choosable } from '../../src/core/choices.ts';
import { councilId, editionId } from '../../src/core/guidance.ts';
import type { Chooser, ChoiceLog } from '../../src/core/ports.ts';
import { aLog, GEDLING } from '../support/builders.ts';
import { aChoiceLog, aChooser } from '../support/fake-chooser.ts';
import { anEdition, clauseNumbered, foundWith } from '../support/findings.ts';

const FOUND = foundWith([0.5, 0.4, 0.3, 0.2]);
const EDITION = anEdition(
  async () => FOUND,
  FOUND.candidates.map(({ clause }) => clause),
);
const SECOND: Choosing = { outcome: 'chosen', clauses: [clauseNumbered('2').id] };
const says = (...numbers: readonly number[]): ChooserSays => ({ outcome: 'chosen', numbers });
const slow: ChooserSays = { outcome: 'undecided', why: 'too-slow' };

function setUp(chooser: Chooser = aChooser(says(2)), kept: ChoiceLog = aChoiceLog()) {
  let now = 1000;
  const log = aLog();
  const timeLimit = (): AbortSignal => new AbortController().signal;
  const choices = createChoices({ chooser, kept, clock: () => now, timeLimit, log });
  const passes = (ms: number): void => {
    now += ms;
  };
  return { choices, log, passes };
}

const choosable = (text = 'Can I use the logo?', change: Partial<Choosable> = {}): Choosable => ({
  question: { text },
  scope: GEDLING.id,
  takenWith: undefined,
  edition: EDITION,
  found: { ...FOUND, reading: { ...FOUND.reading, text } },
  ...change,
});

describe('a choice', () => {
  it('is made anew once other clauses are in force, and is then kept for as long as these are', async () => {
    const kept = aChoiceLog();
    const [chooser, { choices }] = [aChooser(says(2)), setUp(aChooser(says(2)), kept)];
    const from = (since: string) => choosable(undefined, { edition: { ...EDITION, dated: { since, all: EDITION } } });
    for (const each of [choosable(), from('2026-03-20'), from('2026-03-20'), from('2026-05-08')])
      await choices.of(each);
    expect(kept.choices.map(({ key }) => key.since)).toEqual([undefined, '2026-03-20', '2026-05-08']);
    await setUp(chooser, kept).choices.of(from('2026-05-08'));
    expect(chooser.asked).toEqual([]);
  });

  it('is of the clauses found, by number, and is kept by clause', async () => {
    const [chooser, kept] = [aChooser(says(3, 1)), aChoiceLog()];
    const clauses = [clauseNumbered('3').id, clauseNumbered('1').id];
    expect(await setUp(chooser, kept).choices.of(choosable())).toEqual({ outcome: 'chosen', clauses });
    expect(chooser.asked).toEqual([
      {
        question: 'Can I use the logo?',
        takenWith: undefined,
        clauses: FOUND.candidates.map(({ clause }) => clause),
      },
    ]);
    expect(kept.choices).toEqual([
      {
        key: {
          question: 'can i use the logo',
          scope: GEDLING.id,
          takenWith: undefined,
          edition: EDITION.id,
          since: undefined,
          chooser: 'a-model 1',
        },
        choice: { outcome: 'chosen', clauses },
      },
    ]);
  });

  it('is of three clauses at most', async () => {
    const three = ['3', '1', '2'].map((number) => clauseNumbered(number).id);
    expect(await setUp(aChooser(says(3, 1, 2))).choices.of(choosable())).toEqual({ outcome: 'chosen', clauses: three });
  });

  it('is of the ten best at most', async () => {
    const chooser = aChooser(says(10));
    const many = foundWith(Array.from({ length: 14 }, (_, index) => 0.6 - index / 100));
    const choosing = await setUp(chooser).choices.of(choosable('a', { found: many }));
    expect(choosing).toEqual({ outcome: 'chosen', clauses: [clauseNumbered('10').id] });
    expect(chooser.asked[0]?.clauses).toHaveLength(10);
  });

  it.each([[[5]], [[0]], [[1, 5]], [[1.5]], [[]], [[1, 1]], [[1, 2, 3, 4]]])(
    'of numbers that cannot be, %o, is nonsense',
    async (numbers) => {
      const kept = aChoiceLog();
      const choosing = await setUp(aChooser(says(...numbers)), kept).choices.of(choosable());
      expect(choosing).toEqual({ outcome: 'undecided', why: 'nonsense' });
      expect(kept.choices).toEqual([]);
    },
  );

  it('is made once, and stays what it was when the chooser thinks otherwise', async () => {
    const chooser = aChooser(says(2), says(1));
    const { choices, passes } = setUp(chooser);
    expect(await choices.of(choosable())).toEqual(SECOND);
    passes(365 * 24 * 60 * 60 * 1000);
    expect(await choices.of(choosable())).toEqual(SECOND);
    expect(chooser.asked).toHaveLength(1);
  });

  it('stays what it was after a restart', async () => {
    const kept = aChoiceLog();
    await setUp(aChooser(says(2)), kept).choices.of(choosable());
    const after = aChooser(says(1));
    expect(await setUp(after, kept).choices.of(choosable())).toEqual(SECOND);
    expect(after.asked).toEqual([]);
  });

  it('stays what it was though it cannot be looked up any more', async () => {
    const log = aChoiceLog();
    let broken = false;
    const kept: ChoiceLog = {
      ...log,
      kept: async (key) => (broken ? Promise.reject(new Error('Gone.')) : log.kept(key)),
    };
    const { choices, passes } = setUp(aChooser(says(2)), kept);
    expect(await choices.of(choosable())).toEqual(SECOND);
    broken = true;
    passes(365 * 24 * 60 * 60 * 1000);
    expect(await choices.of(choosable())).toEqual(SECOND);
  });

  it('is one for all who ask at the same time', async () => {
    const chooser = aChooser(says(2), says(1));
    const { choices } = setUp(chooser);
    expect(await Promise.all([1, 2, 3].map(() => choices.of(choosable())))).toEqual([SECOND, SECOND, SECOND]);
    expect(chooser.asked).toHaveLength(1);
  });

  it('is the one that another process kept in the meantime', async () => {
    const kept = { ...aChoiceLog(), keep: async () => ({ outcome: 'none' as const }) };
    expect(await setUp(aChooser(says(2)), kept).choices.of(choosable())).toEqual({ outcome: 'none' });
  });

  it('is the same for capitals and punctuation', async () => {
    const chooser = aChooser(says(2), says(1));
    const { choices } = setUp(chooser);
    for (const text of ['Can I use the logo?', 'can i use the logo', 'CAN I USE – THE LOGO?!'])
      expect(await choices.of(choosable(text))).toEqual(SECOND);
    expect(chooser.asked).toHaveLength(1);
  });

  it('is made anew for another question, council, edition, or one that leans on something else', async () => {
    const chooser = aChooser(says(2));
    const { choices } = setUp(chooser);
    const different: readonly Choosable[] = [
      choosable(),
      choosable('Can I use the crest?'),
      choosable(undefined, { scope: undefined }),
      choosable(undefined, { scope: councilId('oxford') }),
      choosable(undefined, { takenWith: 'letters' }),
      choosable(undefined, { edition: { ...EDITION, id: editionId('edition-2') } }),
    ];
    for (const each of different) await choices.of(each);
    for (const each of different) await choices.of(each);
    expect(chooser.asked).toHaveLength(different.length);
  });
});

describe('a question that could not be decided', () => {
  it('stays so for a while, whatever the endpoint does, is asked again later, and is then decided for good', async () => {
    const chooser = aChooser(slow, says(2), slow);
    const { choices, passes } = setUp(chooser);
    expect(await choices.of(choosable())).toEqual(slow);
    expect(UNDECIDED_FOR_MS).toBe(10 * 60 * 1000);
    passes(UNDECIDED_FOR_MS - 1);
    expect(await choices.of(choosable())).toEqual(slow);
    expect(chooser.asked).toHaveLength(1);
    passes(1);
    for (let time = 0; time < 5; time += 1) {
      expect(await choices.of(choosable())).toEqual(SECOND);
      passes(UNDECIDED_FOR_MS);
    }
    expect(chooser.asked).toHaveLength(2);
  });

  it('is not kept', async () => {
    const kept = aChoiceLog();
    await setUp(aChooser(slow), kept).choices.of(choosable());
    expect(kept.choices).toEqual([]);
  });

  it('is remembered until a thousand others were put to the chooser since', async () => {
    const chooser = aChooser(slow);
    const { choices, passes } = setUp(chooser);
    const ask = async (from: number, to: number): Promise<void> => {
      for (let index = from; index < to; index += 1) await choices.of(choosable(`question ${index}`));
    };
    await ask(0, 2);
    passes(UNDECIDED_FOR_MS);
    await ask(1, 2);
    await ask(0, 1);
    await ask(2, 1000);
    await ask(0, 2);
    expect(chooser.asked).toHaveLength(1002);
    await ask(1000, 1001);
    await ask(0, 1);
    expect(chooser.asked).toHaveLength(1003);
    await ask(1, 2);
    expect(chooser.asked).toHaveLength(1004);
  });

  it('does not hold up another', async () => {
    const { choices } = setUp(aChooser(slow, says(2)));
    await choices.of(choosable());
    expect(await choices.of(choosable('Another one'))).toEqual(SECOND);
  });
});

describe('a choice that cannot be kept or looked up', () => {
  const broken = (): Promise<never> => Promise.reject(new Error('The disk is full.'));

  it.each([
    ['kept', { keep: broken }],
    ['looked up', { kept: broken }],
  ])('is none: it is not %s, and that is logged without a word of the question', async (_what, change) => {
    const { choices, log } = setUp(aChooser(says(2)), { ...aChoiceLog(), ...change });
    expect(await choices.of(choosable('May I moor my zeppelin?'))).toEqual({ outcome: 'undecided', why: 'not-kept' });
    expect(log.lines).toMatchObject([{ level: 'error', event: 'choice-not-kept', fields: { edition: EDITION.id } }]);
    expect(JSON.stringify(log.lines)).not.toContain('zeppelin');
  });

  it('is not even asked for if it cannot be looked up', async () => {
    const chooser = aChooser(says(2));
    await setUp(chooser, { ...aChoiceLog(), kept: broken }).choices.of(choosable());
    expect(chooser.asked).toEqual([]);
  });
});
