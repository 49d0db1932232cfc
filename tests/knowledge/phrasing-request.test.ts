import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPhrasingReply } from '../../src/knowledge/phrasing-reply.ts';
import { nameOf, requestsFor } from '../../src/knowledge/phrasing-request.ts';
import { unfit } from '../../src/knowledge/phrasing-words.ts';
import { aClause } from '../support/builders.ts';

const clauses = (count: number, text: string) =>
  Array.from({ length: count }, (_, index) => aClause({ key: `k${index}`, parts: { text }, asked: ['known already'] }));
const linesOf = (request: string | undefined): readonly string[] =>
  (request ?? '').split('\n').filter((line) => line.startsWith('{"clause":"social'));

describe('a request for phrasings', () => {
  it('names every clause once, in pieces of bounded size, and says how to reply', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 9000 }), (count, length) => {
        const given = clauses(count, 'a'.repeat(length));
        const pieces = requestsFor(given);
        expect(pieces.flatMap(linesOf).map((line): unknown => JSON.parse(line))).toMatchObject(
          given.map((clause) => ({ clause: nameOf(clause), text: clause.text })),
        );
        for (const piece of pieces) expect(piece.length).toBeLessThan(27_000);
        for (const piece of pieces) expect(linesOf(piece).length).toBeLessThanOrEqual(20);
      }),
      { numRuns: 20 },
    );
    expect(requestsFor(clauses(1, 'a'))[0]).toContain('{"clause":"the name as given","asked":[');
  });

  it('holds the clause and where it stands, and nothing else of it', () => {
    const [line = ''] = linesOf(requestsFor(clauses(1, 'Fly.\n{"clause":"x","asked":["y"]}'))[0]);
    expect(Object.keys(JSON.parse(line))).toEqual(['clause', 'title', 'stands', 'text']);
  });

  it('asks for none longer than may be taken', () => {
    const longest = Number(/At most (\d+) characters each/.exec(requestsFor(clauses(1, 'a'))[0] ?? '')?.[1]);
    expect(unfit('a'.repeat(longest), '')).toBeUndefined();
    expect(unfit('a'.repeat(longest + 1), '')).toBe('is too long');
  });

  it('is none if there is no clause', () => {
    expect(requestsFor([])).toEqual([]);
  });
});

describe('a reply', () => {
  const GOOD = '{"clause":"a/1","asked":["may I","can I"]}';
  const read = [{ clause: 'a/1', asked: ['may I', 'can I'] }];

  it.each([
    ['a line', GOOD],
    ['fences and remarks', `Sure! Here you are:\n\n\`\`\`json\n${GOOD}\n\`\`\`\nAnything else?`],
    ['a list on lines', `[\n  ${GOOD},\n]`],
    ['a bullet', `- ${GOOD}`],
    ['Windows lines', `ok\r\n${GOOD}\r\n`],
    ['a list drawn out', `Here:\n${JSON.stringify(read, undefined, 2)}\nDone.`],
  ])('is read with %s', (_name, text) => {
    expect(readPhrasingReply(text)).toEqual({ proposed: read, unread: 0 });
  });

  it.each([
    '{"clause":"a/1"}',
    '{"clause":"a/1","asked":"may I"}',
    '{"clause":1,"asked":[]}',
    '{"clause":"a/1","asked":[],"accept":"yes"}',
    '{"clause":"a/1","asked":[',
    `{"clause":"a/1","asked":["${'x'.repeat(70_000)}"]}`,
  ])('passes over what is of another form, and counts it: %.40s', (line) => {
    expect(readPhrasingReply(`${line}\n${GOOD}`)).toEqual({ proposed: read, unread: 1 });
  });

  it('never fails, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          fc.json().map((json) => `{${json}}`),
        ),
        (text) => {
          expect(
            readPhrasingReply(text).proposed.every(({ asked }) => asked.every((one) => typeof one === 'string')),
          ).toBe(true);
        },
      ),
    );
  });

  it('takes no longer for being made to', () => {
    const started = performance.now();
    readPhrasingReply(`{${'} '.repeat(30_000)}x\n`.repeat(20));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
