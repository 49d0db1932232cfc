import { describe, expect, it } from 'vitest';
import { createPace } from '../../src/knowledge/pace.ts';
import { ownWords } from '../../src/knowledge/vocabulary.ts';
import { wordsOf } from '../../src/knowledge/words.ts';

const times = (count: number, phrasing: string): readonly string[] => Array.from({ length: count }, () => phrasing);

const ownOf = (asked: readonly string[], text = 'Be careful.', lexicon: readonly string[] = []) =>
  ownWords(
    [{ source: wordsOf('A council'), headings: [], text: wordsOf(text), asked: asked.map(wordsOf) }],
    new Set(lexicon),
    createPace(),
  );

describe('the guidance’s own words', () => {
  it('are those of its text and the lexicon, whatever they are, and English words of its phrasings', async () => {
    const own = await ownOf(['may I tweet'], 'The zworl is kept.', ['qurrent']);
    for (const word of ['zworl', 'qurrent', 'council', 'tweet']) expect(own).toContain(word);
  });

  it('are unusual words that are said three times, unless they are an error that three times as many spell aright', async () => {
    expect(await ownOf(times(3, 'ask pagnell'))).toContain('pagnell');
    expect(await ownOf(times(2, 'ask pagnell'))).not.toContain('pagnell');
    const slips = times(3, 'what is the polcy');
    expect(await ownOf([...slips, ...times(9, 'what is the policy')])).not.toContain('polcy');
    expect(await ownOf([...slips, ...times(8, 'what is the policy')])).toContain('polcy');
  });

  it('are names that are near to a word which does not sound the same, and is not said ten times as often', async () => {
    const names = times(3, 'is cllr patel right');
    expect(await ownOf([...names, ...times(29, 'ask the panel')])).toContain('patel');
    expect(await ownOf([...names, ...times(30, 'ask the panel')])).not.toContain('patel');
  });

  it('are words typed without their apostrophe, however often another is said', async () => {
    expect(await ownOf([...times(3, 'it wasnt me'), ...times(90, 'I want to')])).toContain('wasnt');
  });

  it('come with those first that are said most often', async () => {
    const own = [...(await ownOf([...times(2, 'tweet'), ...times(5, 'post')]))];
    expect(own.slice(0, 2)).toEqual(['post', 'tweet']);
  });
});
