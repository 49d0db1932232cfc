import { readdir, readFile } from 'node:fs/promises';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { parseAst } from 'vitest/node';
import { walk } from '../support/syntax.ts';

/** Everything that runs in the service, in a command, or in a browser. */
const SOURCES = (
  await Promise.all(
    ['src', 'bin'].map(async (folder) =>
      (await readdir(folder, { recursive: true }))
        .map((name) => `${folder}/${name}`)
        .filter((path) => /\.(?:ts|mjs|js)$/.test(path)),
    ),
  )
).flat();

/** The files in which a pattern stands, and nowhere else. */
async function filesWith(pattern: RegExp): Promise<readonly string[]> {
  const texts = await Promise.all(SOURCES.map(async (path) => ({ path, text: await readFile(path, 'utf8') })));
  return texts.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
}

/** Each with the reason why it is no weakness. */
const ALLOWED = {
  /** The text is a constant of the migration: what is put in would have to be. */
  rawSql: ['src/adapters/store/migrations/0019-audit-and-retention.ts'],
  /** Numbers and states that are constants. */
  literalSql: ['src/adapters/store/outbox-lease.ts', 'src/adapters/store/outbox.ts'],
} as const;

describe('what runs', () => {
  it('is all looked at', () => {
    expect(SOURCES).toEqual(
      expect.arrayContaining(['src/app.ts', 'src/adapters/store/outbox.ts', 'bin/clausebook.mjs']),
    );
  });

  it('starts no programs, and runs no text', async () => {
    expect(await filesWith(/child_process|node:vm\b|node:repl|\beval\(|new Function\(/)).toEqual([]);
  });

  it('puts no text into a page as mark-up', async () => {
    expect(
      await filesWith(/\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|createContextualFragment/),
    ).toEqual([]);
  });

  it('makes no SQL of text, but for what is argued', async () => {
    expect(await filesWith(/\bsql\.raw\(/)).toEqual(ALLOWED.rawSql);
    expect(await filesWith(/\bsql\.lit\(/)).toEqual(ALLOWED.literalSql);
  });

  it('checks every certificate', async () => {
    expect(await filesWith(/rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity/)).toEqual([]);
  });
});

/** What people and files repeat, and what patterns are made to read over and over. */
const PIECES = [
  'a',
  'A',
  '1',
  '.',
  ' ',
  '-',
  '’',
  '/',
  '(',
  '<',
  '&',
  '_',
  '\n',
  'a ',
  '1.',
  'a-',
  '. ',
  'a1',
  '1 ',
  'a.',
  '\t ',
];
/** Two ways for each of so many letters are a thousand million; of so many thousand, three loops within one another are as many. */
const LENGTHS = [32, 3000];
/** A pattern that reads each letter once, or even once a letter, takes milliseconds. */
const MOST_MS = 4000;

/** Whether a pattern comes to an end with texts that are made to be slow for it. */
function endsSoon(pattern: string, flags: string, timeout = MOST_MS): boolean {
  const named = pattern.match(/[a-z]{2,}/g) ?? [];
  const texts = [...PIECES, ...named.slice(0, 5)].flatMap((piece) =>
    LENGTHS.map((length) => `${piece.repeat(Math.ceil(length / piece.length)).slice(0, length)}\0`),
  );
  try {
    runInNewContext(
      'for (const text of texts) new RegExp(pattern, flags).test(text)',
      { pattern, flags, texts },
      { timeout },
    );
    return true;
  } catch {
    return false;
  }
}

describe('a regular expression', async () => {
  const found: { readonly path: string; readonly pattern: string; readonly flags: string }[] = [];
  for (const path of SOURCES)
    walk(parseAst(await readFile(path, 'utf8'), { lang: 'ts' }), (node) => {
      const regex: unknown = node['regex'];
      if (typeof regex !== 'object' || regex === null || !('pattern' in regex && 'flags' in regex)) return;
      found.push({ path, pattern: String(regex.pattern), flags: String(regex.flags) });
    });

  it('that takes ever so long is found', () => {
    expect(found.length).toBeGreaterThan(100);
    for (const slow of ['(a+)+$', '^(\\w+\\s?)*$', '^(a|a)*$'])
      expect([slow, endsSoon(slow, 'u', 500)]).toEqual([slow, false]);
  });

  it('ends soon, whatever is repeated', () => {
    expect(found.filter(({ pattern, flags }) => !endsSoon(pattern, flags))).toEqual([]);
  });
});

describe('every package', () => {
  it.each(['package-lock.json', 'runtime/package-lock.json'])('of %s is pinned by its digest', async (path) => {
    const lock: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof lock !== 'object' || lock === null || !('packages' in lock)) throw new Error('It lists packages.');
    const packages = Object.entries(lock.packages ?? {}).filter(([name]) => name !== '');
    expect(packages.length).toBeGreaterThan(0);
    const digested = (one: unknown): boolean =>
      typeof one === 'object' &&
      one !== null &&
      'integrity' in one &&
      typeof one.integrity === 'string' &&
      /^sha512-[A-Za-z0-9+/]{86}==$/.test(one.integrity);
    expect(packages.filter(([, one]) => !digested(one)).map(([name]) => name)).toEqual([]);
    expect(
      packages.filter(([, one]) => JSON.stringify(one).includes('hasInstallScript')).map(([name]) => name),
    ).toEqual([]);
  });
});
