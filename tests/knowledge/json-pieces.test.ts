import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPieces } from '../../src/knowledge/json-pieces.ts';

describe('JSON in pieces', () => {
  it('is what JSON.stringify gives, however deep it is cut', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat({ max: 5 }), (value, depth) => {
        expect([...jsonPieces(value, depth)].join('')).toBe(JSON.stringify(value));
      }),
    );
  });

  it('leaves out what is not there', () => {
    const gap = { id: 'kites', council: undefined, asked: ['may I fly one?'] };
    for (const depth of [0, 1, 2, 3]) expect([...jsonPieces([gap], depth)].join('')).toBe(JSON.stringify([gap]));
  });

  it('has no piece longer than the values that many levels down', () => {
    const clauses = Array.from({ length: 100 }, (_, at) => ({ text: `clause ${at}` }));
    const longest = Math.max(...[...jsonPieces({ clauses }, 2)].map((piece) => piece.length));
    expect(longest).toBe('{"text":"clause 99"}'.length);
  });
});
