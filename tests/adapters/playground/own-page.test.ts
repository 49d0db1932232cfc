import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownAddress } from '../../../src/adapters/playground/own-page.ts';
import { createSeal } from '../../../src/adapters/playground/sign-in-seal.ts';
import { z } from 'zod';

const OWN = 'https://guidance.example';

describe('an address of ours', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '@',
    ':',
    '//',
    'evil.example',
    '%2f',
    '\t',
    '\n',
    '?',
    '#',
    'https:',
    'a',
  );
  const paths = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece).map((pieces) => pieces.join('')),
  );

  it('is on our host, whatever is named, as a browser reads it', () => {
    fc.assert(
      fc.property(paths, fc.boolean(), (path, rooted) => {
        const given = ownAddress(rooted ? `/${path}` : path, OWN);
        expect(given.startsWith(`${OWN}/`)).toBe(true);
        expect(new URL(given, 'https://else.example').origin).toBe(OWN);
      }),
    );
  });

  it('is the one that was asked for', () => {
    expect(ownAddress('/?council=a&question=b%20c', OWN)).toBe(`${OWN}/?council=a&question=b%20c`);
    for (const none of [undefined, ['/home'], { a: '/home' }, `/${'a'.repeat(2000)}`])
      expect(ownAddress(none, OWN)).toBe(`${OWN}/`);
  });
});

describe('a seal', () => {
  const [key, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const shape = z.string();
  const seal = createSeal({ keys: [key], purpose: 'this', shape });

  it('opens for its own key and purpose until its time is over, and not otherwise', async () => {
    const words = fc.string({ unit: 'binary' });
    const lasts = fc.integer({ min: 2, max: 9 });
    await fc.assert(
      fc.asyncProperty(words, lasts, async (value, seconds) => {
        const sealed = await seal.seal(value, seconds * 1000);
        expect(await seal.open(sealed, seconds * 1000 - 1001)).toBe(value);
        expect(await seal.open(sealed, seconds * 1000)).toBeUndefined();
        expect(await createSeal({ keys: [other, key], purpose: 'this', shape }).open(sealed, 0)).toBe(value);
        expect(await createSeal({ keys: [other], purpose: 'this', shape }).open(sealed, 0)).toBeUndefined();
        expect(await createSeal({ keys: [key], purpose: 'that', shape }).open(sealed, 0)).toBeUndefined();
        expect(await createSeal({ keys: [key], purpose: 'this', shape: z.number() }).open(sealed, 0)).toBeUndefined();
      }),
    );
  });

  it('is broken by any change', async () => {
    const sealed = await seal.seal('words', 1000);
    await fc.assert(
      // The last letter of each piece has bits that say nothing.
      fc.asyncProperty(
        fc.nat(sealed.length - 2),
        fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '-', '_', '.'),
        async (at, letter) => {
          fc.pre(sealed[at] !== letter && sealed[at + 1] !== '.' && sealed[at] !== '.');
          expect(await seal.open(sealed.slice(0, at) + letter + sealed.slice(at + 1), 0)).toBeUndefined();
        },
      ),
    );
  });
});
