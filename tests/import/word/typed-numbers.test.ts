import { describe, expect, it } from 'vitest';
import { paragraph } from '../../support/docx.ts';
import { wordSource } from '../../support/word.ts';

const markedIn = async (...texts: readonly string[]): Promise<readonly (readonly (string | undefined)[])[]> => {
  const { blocks } = await wordSource({ body: texts.map((text) => paragraph(text)).join('') });
  return blocks.map((block) => (block.kind === 'paragraph' ? [block.marker, block.text] : []));
};

describe('numbers that were typed into a Word document', () => {
  it('are taken off the words as automatic ones are', async () => {
    expect(await markedIn('4.2 Members must declare gifts.', '(b) in writing; and', '• at once', '1. Purpose')).toEqual(
      [
        ['4.2', 'Members must declare gifts.'],
        ['(b)', 'in writing; and'],
        ['•', 'at once'],
        ['1.', 'Purpose'],
      ],
    );
  });

  it('are known by their row where one alone could be a word', async () => {
    expect(await markedIn('1 Purpose', '2 Scope', '3 Duties', '10 Downing Street')).toEqual([
      ['1', 'Purpose'],
      ['2', 'Scope'],
      ['3', 'Duties'],
      [undefined, '10 Downing Street'],
    ]);
    expect(await markedIn('2024 was dry.', 'I am.')).toEqual([
      [undefined, '2024 was dry.'],
      [undefined, 'I am.'],
    ]);
  });
});
