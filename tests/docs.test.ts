import { access, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLASS_OF } from '../src/adapters/store/forgetting.ts';
import { KEEPING } from '../src/config-retention.ts';
import { VARIABLES } from '../src/config.ts';
import { RULES } from '../src/knowledge/rules.ts';

/** The members of a union of words, read from its source: types are gone when a test runs. */
const membersOf = (source: string, type: string): readonly string[] => {
  const union = new RegExp(`export type ${type} =([^;]*);`).exec(source)?.[1] ?? '';
  return [...union.matchAll(/'(\w+)'/g)].map(([, member = '']) => member);
};

const CODES = membersOf(await readFile('src/core/errors.ts', 'utf8'), 'FaultCode');
const ERRORS = await readFile('docs/errors.md', 'utf8');
const SECTIONS = ERRORS.split(/^## /m).slice(1);

describe('docs/errors.md', () => {
  it('has a section for every fault code, in their order, and for no other', () => {
    expect(CODES).toContain('CONFIG_INVALID');
    expect(SECTIONS.map((section) => section.split('\n')[0])).toEqual(CODES);
  });

  it.each(SECTIONS)('says what it means and what to do: %.25s', (section) => {
    expect(section).toMatch(/\n\n\*\*What it means\.\*\* \S[^]+\n\n\*\*What to do\.\*\* \S/);
  });

  it('leads from the beginning of a message to every code', () => {
    const linked = [...ERRORS.matchAll(/\[(\w+)\]\(#(\w+)\)/g)];
    expect(linked.every(([, code = '', anchor]) => code.toLowerCase() === anchor)).toBe(true);
    expect([...new Set(linked.map(([, code]) => code))]).toEqual(CODES);
  });
});

describe('docs/checks.md', async () => {
  const page = await readFile('docs/checks.md', 'utf8');
  const sections = page.split(/^## /m).slice(1);

  it('has a section for every rule, in their order, and for no other, and leads to each', () => {
    expect(sections.map((section) => section.split('\n')[0])).toEqual(Object.keys(RULES));
    const [beginning = ''] = page.split(/^## /m);
    const linked = [...beginning.matchAll(/\[([\w-]+)\]\(#([\w-]+)\)/g)].map(([, rule, anchor]) => [rule, anchor]);
    expect(linked).toEqual(Object.keys(RULES).map((rule) => [rule, rule]));
  });

  it.each(Object.entries(RULES))(
    'says of %s at which level it is and how to mend it, as the code does',
    (rule, words) => {
      const section = sections.find((each) => each.startsWith(`${rule}\n`)) ?? '';
      expect(section).toContain(`**What it means** (${words.level}). `);
      expect(section).toContain(`**How to mend it.** ${words.mend}`);
    },
  );
});

describe('.env.example', () => {
  it('lists the variables that are read, in their order, each with what it is for above it', async () => {
    const blocks = (await readFile('.env.example', 'utf8')).trim().split('\n\n');
    const lines = blocks.flatMap((block) => block.split('\n'));
    expect(lines.filter((line) => !line.startsWith('#')).map((line) => line.split('=')[0])).toEqual(VARIABLES);
    expect(blocks.filter((block) => !block.startsWith('# '))).toEqual([]);
  });
});

describe('the retention schedule in docs/privacy.md', async () => {
  const page = await readFile('docs/privacy.md', 'utf8');
  const schedule = page.split('\n## ').find((section) => section.startsWith('How long it is kept')) ?? '';
  const rows = schedule.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));

  it.each(Object.entries(KEEPING))(
    'says of %s its setting, its default and its floor, as the settings have them',
    (kind, keeping) => {
      const row = rows.find((cells) => cells[1] === kind);
      expect(row?.slice(3, 6)).toEqual([`\`${keeping.variable}\``, String(keeping.days), String(keeping.atLeast)]);
    },
  );

  it('names every table, with the kind of record that it holds', () => {
    const named = rows.flatMap(([, kind = '', tables = '']) =>
      [...tables.matchAll(/`(\w+)`/g)].map(([, table = '']) => [table, kind]),
    );
    expect(Object.fromEntries(named)).toEqual(CLASS_OF);
  });
});

describe('the pages', () => {
  it('link to files that are there', async () => {
    const pages = ['README.md', 'CONTRIBUTING.md', 'knowledge-base/README.md'];
    const docs = (await readdir('docs', { recursive: true })).filter((path) => path.endsWith('.md'));
    const links = await Promise.all(
      [...pages, ...docs.map((path) => join('docs', path))].map(async (page) => {
        const text = await readFile(page, 'utf8');
        const targets = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, target = '']) => target);
        return targets.map((target) => ({ page, path: join(dirname(page), target) }));
      }),
    );
    const gone = await Promise.all(
      links.flat().map(({ page, path }) =>
        access(path).then(
          () => [],
          () => [`${page}: ${path}`],
        ),
      ),
    );
    expect(gone.flat()).toEqual([]);
  });
});
