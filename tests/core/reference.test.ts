import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newReference } from '../../src/core/reference.ts';
import { GEDLING } from '../support/builders.ts';

describe('a reference number', () => {
  it('has the council’s letters and six that cannot be mistaken for others', () => {
    const anyChance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(anyChance, (chance) => {
        expect(newReference(GEDLING, () => chance)).toMatch(/^GED-[23456789BCDFGHJKMPQRTVWXY]{6}$/);
      }),
    );
  });

  it('is made for a council of any name', () => {
    expect(newReference({ ...GEDLING, shortName: 'Sir Fôn' }, () => 0)).toBe('SIR-222222');
    expect(newReference({ ...GEDLING, shortName: 'Ôô' }, () => 0)).toBe('OO-222222');
    expect(newReference({ ...GEDLING, shortName: '東' }, () => 0)).toBe('CB-222222');
  });
});
