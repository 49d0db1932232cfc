import { describe, expect, it } from 'vitest';
import type { Drafted } from '../../src/import/draft.ts';
import { makeDraft } from '../../src/import/make-draft.ts';
import type { SourceParagraph } from '../../src/import/source.ts';
import { aSource, heading, para } from '../support/source.ts';

const drafted = (...blocks: readonly SourceParagraph[]): Drafted =>
  makeDraft(aSource([heading('Kites'), ...blocks]), 'kites') ?? expect.unreachable();

const itemsOf = (...blocks: readonly SourceParagraph[]): readonly string[] =>
  drafted(para('1.1', 'You should:'), ...blocks).draft.sections.flatMap(({ clauses }) =>
    clauses.flatMap(({ items }) => items),
  );

const bullet = (level: number, text: string): SourceParagraph => para('•', text, { level });

describe('a point within a point', () => {
  it('stands with the point that it is under where only a bullet is printed before it', () => {
    expect(
      itemsOf(
        bullet(0, 'tell the clerk'),
        bullet(1, 'by e-mail, or'),
        bullet(2, 'if you must,'),
        bullet(1, 'by telephone'),
        bullet(0, 'find a substitute'),
      ),
    ).toEqual(['tell the clerk • by e-mail, or • if you must, • by telephone', 'find a substitute']);
    expect(
      itemsOf(para('(a)', 'tell:'), bullet(0, 'the clerk;'), bullet(0, 'the chair;'), para('(b)', 'come.')),
    ).toEqual(['(a) tell: • the clerk; • the chair;', '(b) come.']);
  });

  it('stays by itself where its number or letter shows where it belongs', () => {
    const letters = ['a.', 'b.', 'i.', 'ii.', 'c.'];
    const points = letters.map((letter) => para(letter, 'fly;', { level: /i/.test(letter) ? 1 : 0 }));
    expect(itemsOf(...points)).toEqual(letters.map((letter) => `${letter} fly;`));
  });

  it('is told by levels of its own style alone, wherever they begin, and by that a list goes on', () => {
    expect(itemsOf(bullet(3, 'fly;'), bullet(1, 'land;'), bullet(2, 'softly;'))).toEqual(['fly;', 'land; • softly;']);
    const point = (letter: string, level: number): SourceParagraph => para(letter, 'fly;', { level });
    const under = [point('(a)', 2), point('(i)', 3), bullet(0, 'high;'), point('(b)', 2), bullet(0, 'low;')];
    expect(itemsOf(...under)).toEqual(['(a) fly;', '(i) fly; • high;', '(b) fly; • low;']);
  });

  it('is not made of what has no level', () => {
    expect(itemsOf(para('•', 'fly;'), para('•', 'land;'), bullet(1, 'walk.'))).toEqual(['fly;', 'land;', 'walk.']);
  });
});

describe('sentences numbered from 1 behind another list', () => {
  const joined = (...blocks: readonly SourceParagraph[]): number =>
    drafted(para('1.1', 'You should:'), ...blocks).lookAt.filter(({ look }) => look === 'joined').length;
  const steps = [para('1.', 'This is step one.', { level: 0 }), para('2.', 'This is step two.', { level: 0 })];

  it('are named as put with it, once', () => {
    expect(joined(bullet(0, 'tell the clerk'), ...steps)).toBe(1);
  });

  it('are not where they stand within a point, or are parts of the sentence', () => {
    expect(joined(bullet(0, 'take two steps:'), ...steps)).toBe(0);
    expect(joined(bullet(0, 'tell the clerk'), para('1.', 'This is step one.', { level: 1 }))).toBe(0);
    expect(joined(bullet(0, 'tell the clerk'), para('1.', 'by e-mail.', { level: 0 }))).toBe(0);
    expect(joined(...steps)).toBe(0);
  });
});
