import { describe, expect, it } from 'vitest';
import { briefLines, countLines, diffLines } from '../../src/core/diff-lines.ts';
import type { BesidesChange, DocumentChange } from '../../src/core/edition-diff.ts';
import { councilId, documentId } from '../../src/core/guidance.ts';
import { aClause } from '../support/builders.ts';

const clause = (number: string, text = `The words of ${number}.`) =>
  aClause({ key: number, parts: { text }, citation: { number, headings: ['Flying'] } });
const [ONE, TWO] = [clause('1.1'), clause('1.2')];

const change = (what: Partial<DocumentChange>): DocumentChange => ({
  document: { council: councilId('marlpit'), id: documentId('kites'), title: 'Kites', dates: {}, clauses: [ONE, TWO] },
  change: 'changed',
  fields: [],
  clauses: [],
  outOfForce: [],
  askedOtherwise: [],
  differOtherwise: [],
  ...what,
});

/** The lines between the heading and the counts, which a message holds as well, and as many as are counted. */
function linesOf(what: Partial<DocumentChange>, besides: readonly BesidesChange[] = []): readonly string[] {
  const changes = { documents: [change(what)], besides };
  const lines = diffLines(changes).slice(0, -1);
  expect(lines.length).toBe(countLines(changes));
  expect(briefLines(changes, 9)).toEqual(lines);
  return lines.slice(1).map((line) => line.trim());
}

describe('what is otherwise, in lines', () => {
  it('names the clauses that are asked for, or marked as differing, otherwise', () => {
    expect(linesOf({ askedOtherwise: [ONE], differOtherwise: [ONE, TWO] })).toEqual([
      'asked for in other ways: 1.1',
      'marked as differing from other clauses than before: 1.1, 1.2',
    ]);
  });

  it('names what else has changed', () => {
    const none = { fields: [], lists: [] };
    const fields = [{ field: 'signpost', before: 'the clerk', after: '' }];
    const lists = [{ field: 'words', gone: ['poll'], added: ['vote'] }];
    const besides: readonly BesidesChange[] = [
      { what: 'council', name: 'marlpit', change: 'added', ...none },
      { what: 'gap', name: 'marlpit/tea', change: 'changed', fields, lists: [] },
      { what: 'lexicon', name: 'poll, ballot', change: 'changed', fields: [], lists },
      { what: 'holidays', name: '', change: 'removed', ...none },
    ];
    expect(linesOf({}, besides)).toEqual([
      'council marlpit (added)',
      'known gap marlpit/tea',
      'signpost: the clerk → none',
      'lexicon, words for one thing: poll, ballot',
      'words: [-poll-], {+vote+}',
      'bank holidays (removed)',
    ]);
    expect(diffLines({ documents: [], besides: [] })).toEqual(['Nothing has changed.']);
  });

  it('shows the number of before where a clause is renumbered and reworded', () => {
    const after = clause('1.11', 'Other words.');
    const runs = [
      { run: 'new', words: 'Other' },
      { run: 'same', words: ' words.' },
    ] as const;
    const reworded = { change: 'reworded', before: ONE, after, runs } as const;
    expect(linesOf({ clauses: [reworded] })).toEqual(['~ 1.1 (Flying) → 1.11 (Flying): {+Other+} words.']);
    expect(linesOf({ clauses: [{ ...reworded, after: ONE }] })).toEqual(['~ 1.1 (Flying): {+Other+} words.']);
  });

  it('names the clauses that dates take out of force', () => {
    const over = { when: 'over', before: ONE, after: ONE } as const;
    const toCome = { when: 'to-come', before: TWO, after: TWO } as const;
    expect(linesOf({ outOfForce: [toCome, over] })).toEqual(['not in force any more: 1.1', 'not in force yet: 1.2']);
    expect(linesOf({ outOfForce: [over, { ...toCome, when: 'over' }] })).toEqual([
      'not in force any more: every clause',
    ]);
  });
});
