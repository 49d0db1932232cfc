import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReply } from '../../../src/adapters/chooser/read-reply.ts';
import { completion } from '../../support/fake-chat-completions.ts';

const says = (words: string, count = 10) => readReply(completion(words), count);
const NONSENSE = { outcome: 'undecided', why: 'nonsense' };

describe('a reply of the model', () => {
  it.each([
    ['{"clauses":[3,1]}', [3, 1]],
    [' {"clauses": [10]}\n', [10]],
    ['{"clauses":[1,2,3]}', [1, 2, 3]],
    ['<think>It asks for the logo, {"clauses":[9]} perhaps.</think>\n\n{"clauses":[2]}', [2]],
    ['<think></think>{"clauses":[2]}', [2]],
  ])('%s is the numbers %o', (words, numbers) => {
    expect(says(words)).toEqual({ outcome: 'chosen', numbers });
  });

  it.each(['{"clauses":[]}', '<think>Nothing here.</think>{"clauses":[]}'])('%s is none', (words) => {
    expect(says(words)).toEqual({ outcome: 'none' });
  });

  it.each([
    ['empty', ''],
    ['prose', 'Clause 3 answers best.'],
    ['prose before', 'Here you are: {"clauses":[3]}'],
    ['prose after', '{"clauses":[3]} Clause 3 it is.'],
    ['prose inside', '{"clauses":[3],"why":"it says so"}'],
    ['a fence', '```json\n{"clauses":[3]}\n```'],
    ['a bare list', '[3]'],
    ['a bare number', '3'],
    ['null', 'null'],
    ['another name', '{"clause":[3]}'],
    ['text for a number', '{"clauses":["3"]}'],
    ['a fraction', '{"clauses":[1.5]}'],
    ['nought', '{"clauses":[0]}'],
    ['below nought', '{"clauses":[-1]}'],
    ['beyond the list', '{"clauses":[11]}'],
    ['one of them beyond the list', '{"clauses":[3,11]}'],
    ['one twice', '{"clauses":[3,3]}'],
    ['too many', '{"clauses":[1,2,3,4]}'],
    ['nested', '{"clauses":[[3]]}'],
    ['a huge number', '{"clauses":[1e400]}'],
    ['a thought without an end', '<think>So {"clauses":[3]}'],
    ['half of it', '{"clauses":[3'],
  ])('%s is nonsense', (_what, words) => {
    expect(says(words)).toEqual(NONSENSE);
  });

  it.each([
    ['no JSON', '<html>Sign in</html>'],
    ['nothing', ''],
    ['an error', '{"error":{"message":"overloaded"}}'],
    ['no choices', '{"choices":[]}'],
    ['no content', '{"choices":[{"message":{"role":"assistant","content":null}}]}'],
    ['content in parts', '{"choices":[{"message":{"content":[{"type":"text","text":"{}"}]}}]}'],
    ['a list', '[]'],
  ])('that is no completion but %s is nonsense', (_what, body) => {
    expect(readReply(body, 10)).toEqual(NONSENSE);
  });

  it('is never anything but numbers of the list, none, or nonsense, whatever stands in it', () => {
    const number = fc.oneof(fc.integer({ min: -2, max: 13 }), fc.double(), fc.string(), fc.constant(null));
    const almost = fc.record({ clauses: fc.array(number, { maxLength: 5 }) }).map((value) => JSON.stringify(value));
    const words = fc.oneof(almost, fc.json(), fc.string({ unit: 'binary' }));
    const thought = fc.oneof(
      fc.constant(''),
      fc.string().map((aloud) => `<think>${aloud}</think>`),
    );
    const body = fc.oneof(
      fc.tuple(thought, words).map((parts) => completion(parts.join(''))),
      fc.json(),
      fc.string(),
    );
    fc.assert(
      fc.property(body, fc.integer({ min: 1, max: 10 }), (given, count) => {
        const read = readReply(given, count);
        if (read.outcome !== 'chosen')
          return [JSON.stringify(NONSENSE), '{"outcome":"none"}'].includes(JSON.stringify(read));
        expect(Object.keys(read)).toEqual(['outcome', 'numbers']);
        expect(read.numbers.length).toBeGreaterThanOrEqual(1);
        expect(read.numbers.length).toBeLessThanOrEqual(3);
        expect(new Set(read.numbers).size).toBe(read.numbers.length);
        for (const each of read.numbers) expect(Number.isInteger(each) && each >= 1 && each <= count).toBe(true);
        return true;
      }),
      { numRuns: 1000 },
    );
  });
});
