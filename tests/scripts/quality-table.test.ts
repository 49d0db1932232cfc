import { describe, expect, it } from 'vitest';
import { report } from '../../scripts/quality/report.ts';
import type { Result } from '../../scripts/quality/score.ts';
import { textTable } from '../../scripts/quality/table.ts';

describe('a table in plain text', () => {
  it('puts figures under their columns, and a dash where there is none', () => {
    const rows = [
      { label: 'one', cells: [50, 12.345] },
      { label: 'another', cells: [100, undefined] },
    ];
    expect(textTable(['first\nright', 'found'], [{ heading: 'a set', rows }])).toBe(
      [
        '           first  found',
        '           right',
        '',
        'a set',
        '  one       50.0   12.3',
        '  another  100.0      –',
      ].join('\n'),
    );
  });
});

describe('the report of the quality', () => {
  const right: Result = { style: 'chat', kind: 'rule', answerable: true, right: [true], sure: true };
  const offered: Result = { style: 'typo', kind: 'off-topic', answerable: false, right: [false], sure: false };
  const variants = [
    { name: 'the product', results: [right, offered] },
    { name: 'another', results: [right, right] },
  ];
  const lines = report(
    [
      { name: 'kites', variants },
      { name: 'ponds', variants },
    ],
    ['kites'],
  ).split('\n');

  it('has a block a set, with every variant', () => {
    expect(lines).toContain('kites: 1 answerable, 0 near-misses, 1 off-topic');
    expect(lines).toContain('ponds: 1 answerable, 0 near-misses, 1 off-topic');
    expect(lines.filter((line) => line.startsWith('  another '))).toHaveLength(2);
  });

  it('ends with what was reached on questions left out of the learning', () => {
    expect(lines.join('\n')).toMatch(
      /Cross-validated .* on 20\d\d-\d\d-\d\d: \d\d\.\d first right, \d\d\.\d among three/,
    );
  });

  it('takes the product alone, and the sets it is told, by style and by kind', () => {
    expect(lines).toContain('the product by style: kites');
    expect(lines).toContain('the product by kind: kites');
    for (const label of ['chat (1)', 'typo (1)', 'off-topic (1)', 'rule (1)'])
      expect(lines.filter((line) => line.startsWith(`  ${label} `))).toHaveLength(1);
  });
});
