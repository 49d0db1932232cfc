import * as fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSealing } from '../../../src/adapters/store/sealing.ts';
import { Fault } from '../../../src/core/errors.ts';

const KEY = randomBytes(32);
const OTHER = randomBytes(32);
const sealing = createSealing([KEY]);

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (cause) {
    return cause instanceof Fault ? cause.code : 'not a fault';
  }
};

const wellFormed = fc.string({ unit: 'grapheme', maxLength: 200 });

describe('a sealed secret', () => {
  it('is read back with its key, by whoever says what it is about', () => {
    fc.assert(
      fc.property(wellFormed, wellFormed, (secret, about) => {
        const sealed = sealing.seal(secret, about);
        expect(sealing.open(sealed, about)).toEqual({ secret, byFirstKey: true });
        expect(createSealing([OTHER, KEY]).open(sealed, about)).toEqual({ secret, byFirstKey: false });
        expect(codeOf(() => sealing.open(sealed, `${about}!`))).toBe('SECRET_UNREADABLE');
        expect(codeOf(() => createSealing([OTHER]).open(sealed, about))).toBe('SECRET_UNREADABLE');
      }),
    );
  });

  it('is refused if any byte of it is another', () => {
    const bit = fc.integer({ min: 1, max: 255 });
    fc.assert(
      fc.property(wellFormed, fc.nat(), bit, (secret, at, change) => {
        const bytes = Buffer.from(sealing.seal(secret, 'T1'), 'base64');
        const index = at % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ change;
        expect(codeOf(() => sealing.open(bytes.toString('base64'), 'T1'))).toBe('SECRET_UNREADABLE');
      }),
    );
  });

  it('is refused if any letter of it is another, or if it is cut or longer', () => {
    const letters = fc.constantFrom(...'ABab01+/=-_ \n'.split(''));
    fc.assert(
      fc.property(wellFormed, fc.nat(), letters, (secret, at, letter) => {
        const sealed = sealing.seal(secret, 'T1');
        const index = at % sealed.length;
        const changed = `${sealed.slice(0, index)}${letter}${sealed.slice(index + 1)}`;
        fc.pre(changed !== sealed);
        for (const wrong of [changed, sealed.slice(0, index), `${sealed}${letter}`])
          expect(codeOf(() => sealing.open(wrong, 'T1'))).toBe('SECRET_UNREADABLE');
      }),
    );
  });

  it('is never the same twice, and tells nothing but how long it is', () => {
    const [one, other] = [sealing.seal('xoxb-1', 'T1'), sealing.seal('xoxb-1', 'T1')];
    expect(one).not.toBe(other);
    expect(Buffer.from(one, 'base64').toString('latin1')).not.toContain('xoxb');
  });
});
