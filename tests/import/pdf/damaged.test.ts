import { readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../src/import/pdf/read-pdf.ts';
import { pdf } from '../../support/pdf.ts';
import { AMPLE } from '../../support/source-read.ts';

const outcomeOf = async (bytes: Uint8Array): Promise<void> => {
  expect(['read', 'refused']).toContain((await readPdf(bytes, AMPLE)).outcome);
};

describe('a damaged PDF', () => {
  it('has an outcome, wherever it is cut off', async () => {
    const whole = await readFile('tests/fixtures/import/protocol.pdf');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length }), (end) => outcomeOf(whole.subarray(0, end))),
      { numRuns: 40 },
    );
  });

  it('has an outcome, whichever bytes are others', async () => {
    const whole = await readFile('tests/fixtures/import/columns.pdf');
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(changes, async (changed) => {
        const bytes = new Uint8Array(whole);
        for (const [at, value] of changed) bytes[at] = value;
        await outcomeOf(bytes);
      }),
      { numRuns: 40 },
    );
  });

  it('has an outcome, whatever its pages are told to draw', async () => {
    const operand = fc.oneof(
      fc.integer().map(String),
      fc.constantFrom('/F1', '(text)', '[(a) -900 (b)]', '<< >>', '1e99', '0', '<FEFF>'),
    );
    const operator = fc.constantFrom(
      ...'BT ET Tf Tm Td TD T* Tj TJ Tc Tw Tz TL Ts Tr q Q cm Do BMC BDC EMC re m l S f \' "'.split(' '),
    );
    const drawn = fc.array(fc.tuple(fc.array(operand, { maxLength: 6 }), operator), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(drawn, async (operators) => {
        const raw = operators.map(([operands, name]) => [...operands, name].join(' ')).join('\n');
        await outcomeOf(pdf([{ texts: [{ x: 70, y: 700, text: 'Members' }], raw }]));
      }),
      { numRuns: 100 },
    );
  });

  it('has an outcome, if it is nothing but chance', async () => {
    const bytes = fc.uint8Array({ maxLength: 300 }).map((rest) => Buffer.concat([Buffer.from('%PDF-1.4\n'), rest]));
    await fc.assert(fc.asyncProperty(bytes, outcomeOf), { numRuns: 50 });
  });
});
