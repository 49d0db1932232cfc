import { describe, expect, it } from 'vitest';
import { runningLines } from '../../src/import/running-lines.ts';

/** What the first lines of pages are, by the outermost of each. */
const headsOf = (texts: readonly string[]): readonly (string | undefined)[] =>
  runningLines(texts.map((text) => ({ head: [{ text, place: '800' }], foot: [] }))).map(({ head }) => head[0]);

describe('the first lines of pages', () => {
  it('run where they come again, with a number of their own or not', () => {
    expect(headsOf(['Marlpit', 'Marlpit'])).toEqual(['running-head', 'running-head']);
    expect(headsOf(['Marlpit Borough 3', 'Marlpit Borough 4'])).toEqual(['running-head', 'running-head']);
    expect(headsOf(['Chapter 1: Purpose 3', 'Chapter 1: Purpose 4', 'Chapter 2: Conduct 5'])).toEqual(
      Array.from({ length: 3 }, () => 'running-head'),
    );
    expect(headsOf(['i', 'ii', 'iii'])).toEqual(Array.from({ length: 3 }, () => 'page-number'));
    expect(headsOf(['– 7 –', '– 8 –'])).toEqual(['page-number', 'page-number']);
    expect(headsOf(['Page 1 of 1'])).toEqual(['page-number']);
  });

  it.each([
    [['Schedule 1', 'Schedule 2', 'Schedule 3']],
    [['1. Purpose', '2. Conduct', '3. Contacts']],
    [['1 Purpose', '2 Conduct', '3 Contacts']],
    [['Part 1: Purpose', 'Part 2: Conduct', 'Part 3: Contacts']],
    [['Item 4', 'Item 5', 'Item 6']],
    [['4.1 Members', '4.2 Members', '4.3 Members']],
    [['(1) Members', '(2) Members', '(3) Members']],
    [['7', '3', '1']],
    [['Marlpit', 'Members', 'Officers']],
  ])('are no running lines where each is something of its own: %j', (texts) => {
    expect(headsOf(texts)).toEqual(texts.map(() => undefined));
  });

  it('end where a line does not run', () => {
    const page = (own: string): { head: { text: string; place: string }[]; foot: [] } => ({
      head: ['Marlpit', own, 'Members'].map((text, index) => ({ text, place: String(index) })),
      foot: [],
    });
    expect(runningLines([page('one'), page('two')]).map(({ head }) => head)).toEqual([
      ['running-head'],
      ['running-head'],
    ]);
  });
});
