import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { editYaml } from '../../src/knowledge/edit-yaml.ts';
import type { Addition } from '../../src/knowledge/edit-yaml.ts';
import { readYaml } from '../../src/knowledge/read-yaml.ts';
import { documentSchema } from '../../src/knowledge/document-schema.ts';

const added = (text: string, addition: Addition): string => {
  const edited = editYaml('a.yaml', text, addition);
  if (edited.outcome !== 'edited') throw new Error(JSON.stringify(edited));
  return edited.text;
};
const asks = (clause: string, ...asked: readonly string[]): Addition => ({
  file: 'document',
  phrasings: [{ clause, asked, by: 'person' }],
});

const DOCUMENT = `# kites
title:   'Kites' # as printed
sections:
- clauses:
    - id: '1'
      text: >-
        A kite
        may fly.
      asked:
        - "may it fly"   # from a call
        # - and by night
    - id: b
      text: |
        No kite by night.
    - { id: c, text: 'By day, too.', asked: [by day, "on sundays"] }
# the end`;

describe('a phrasing', () => {
  it('goes behind the last one of its clause, and what stands around it stays', () => {
    expect(added(DOCUMENT, asks('1', 'can it fly: ever?'))).toBe(
      DOCUMENT.replace('# from a call\n', '# from a call\n        - "can it fly: ever?"\n'),
    );
  });

  it('makes a list where there is none', () => {
    const list = '      asked:\n        - at night\n        - after ten\n';
    expect(added(DOCUMENT, asks('b', 'at night', 'after ten'))).toBe(
      DOCUMENT.replace('by night.\n    - {', `by night.\n${list}    - {`),
    );
  });

  it('goes into a list in brackets', () => {
    expect(added(DOCUMENT, asks('c', 'at noon, say'))).toBe(
      DOCUMENT.replace('"on sundays"]', '"on sundays", "at noon, say"]'),
    );
  });

  it('stands apart if no person wrote it', () => {
    const addition: Addition = {
      file: 'document',
      phrasings: [{ clause: '1', asked: ['may kites fly'], by: 'machine' }],
    };
    const line = '      askedByMachine:\n        - may kites fly\n';
    // What is commented out under the list is no part of it.
    expect(added(DOCUMENT, addition)).toBe(DOCUMENT.replace('# from a call\n', `# from a call\n${line}`));
  });

  it('keeps line ends, a mark at the beginning and a missing end of the last line', () => {
    const text = '\uFEFFtitle: Kites\r\nsections:\r\n  - clauses:\r\n      - id: a\r\n        text: Fly.';
    expect(added(text, asks('a', 'may I'))).toBe(`${text}\r\n        asked:\r\n          - may I`);
  });

  it.each([
    'yes: no',
    '# no',
    '- a',
    '[a',
    '"',
    "'",
    '--- a',
    'null',
    '1.0',
    ' a ',
    '&a',
    '*a',
    'a #b',
    '{a}',
    'a\\nb',
  ])('reads as it was given: %s', (phrasing) => {
    for (const clause of ['1', 'b', 'c']) {
      const read = readYaml('a.yaml', added(DOCUMENT, asks(clause, phrasing)), documentSchema);
      const all = read.outcome === 'read' ? read.value.sections.flatMap(({ clauses }) => clauses) : [];
      expect(all.find(({ id }) => id === clause)?.asked.at(-1)).toBe(phrasing.trim());
    }
  });

  it('has no place where the clause is not there', () => {
    expect(editYaml('a.yaml', DOCUMENT, asks('d', 'may I'))).toEqual({ outcome: 'no-place', named: 'd' });
  });

  it('is not put into a file that is faulty, and none that would be', () => {
    expect(editYaml('a.yaml', 'title: "Kites', asks('1', 'may I')).outcome).toBe('faulty');
    expect(editYaml('a.yaml', DOCUMENT, asks('1', ' ')).outcome).toBe('faulty');
  });
});

describe('other files', () => {
  it('take an expected question, a gap’s phrasing, a lexicon group and a word', () => {
    const question = { question: 'may it fly?', clause: ['kites/1', 'kites/b'] };
    expect(added('- question: a\n  clause: b\n', { file: 'expected-questions', questions: [question] })).toBe(
      '- question: a\n  clause: b\n- question: may it fly?\n  clause: [kites/1, kites/b]\n',
    );
    const gaps =
      '- id: a\n  title: A\n  signpost: B\n  asked:\n  - c\n\n- id: d\n  title: D\n  signpost: E\n  asked: [f]\n';
    expect(added(gaps, { file: 'gaps', phrasings: [{ gap: 'a', asked: ['new'] }] })).toBe(
      gaps.replace('  - c\n', '  - c\n  - new\n'),
    );
    const lexicon = '- [kite, glider] # flying\n-  - pin board\n   - noticeboard\n';
    const addition = { groups: [['fair', 'market']], words: [{ beside: 'glider', words: ['drone'] }] };
    expect(added(lexicon, { file: 'lexicon', ...addition })).toBe(
      `${lexicon.replace('glider]', 'glider, drone]')}- [fair, market]\n`,
    );
  });
});

const shipped = await shippedFiles();
const phrasing = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((text) => text.trim() === text);

describe.each(shipped)('$name, as shipped', ({ name, text }) => {
  it('keeps every character, and reads as before with what was added', () => {
    const value: unknown = parse(text);
    fc.assert(
      fc.property(fc.nat(), fc.array(phrasing, { minLength: 1, maxLength: 3 }), fc.boolean(), (at, asked, machine) => {
        const { addition, expected } = anAddition(name, value, at, asked, machine);
        const after = added(text, addition);
        expect(withoutOneRun(text, after)).toBe(true);
        expect(parse(after)).toEqual(expected);
      }),
      { numRuns: 5 },
    );
  });
});

/** Whether the second is the first with one run of characters put in. */
function withoutOneRun(before: string, after: string): boolean {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  return after.length > before.length && after.endsWith(before.slice(same));
}

interface Asked {
  id: string;
  asked?: string[];
  askedByMachine?: string[];
}

function anAddition(
  name: string,
  value: unknown,
  at: number,
  asked: string[],
  machine: boolean,
): { readonly addition: Addition; readonly expected: unknown } {
  const expected = structuredClone(value);
  const list: Asked[] = Array.isArray(expected) ? expected : clausesIn(expected);
  const one = list[at % list.length];
  if (one === undefined) throw new Error(`Nothing is in ${name}.`);
  switch (basename(name)) {
    case 'lexicon.yaml':
      Reflect.apply(Array.prototype.push, list, [[...asked, 'another']]);
      return { addition: { file: 'lexicon', groups: [[...asked, 'another']] }, expected };
    case 'expected-questions.yaml': {
      const questions = asked.map((question) => ({ question, clause: 'a/b' }));
      Reflect.apply(Array.prototype.push, list, questions);
      return { addition: { file: 'expected-questions', questions }, expected };
    }
    case 'gaps.yaml':
      one.asked = [...(one.asked ?? []), ...asked];
      return { addition: { file: 'gaps', phrasings: [{ gap: one.id, asked }] }, expected };
    default: {
      const field = machine ? 'askedByMachine' : 'asked';
      one[field] = [...(one[field] ?? []), ...asked];
      const phrasings = [{ clause: one.id, asked, by: machine ? ('machine' as const) : ('person' as const) }];
      return { addition: { file: 'document', phrasings }, expected };
    }
  }
}

interface Document {
  sections: { clauses: Asked[] }[];
}
const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && 'sections' in value;
const clausesIn = (value: unknown): Asked[] =>
  isDocument(value) ? value.sections.flatMap(({ clauses }) => clauses) : [];

async function shippedFiles(): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const roots = ['knowledge-base', 'tests/fixtures/knowledge/sound', 'tests/quality/unseen'];
  const names = await Promise.all(
    roots.map(async (root) => (await readdir(root, { recursive: true })).map((name) => join(root, name))),
  );
  const kept = names
    .flat()
    .filter((name) => name.endsWith('.yaml') && !/(?:council|bank-holidays)\.yaml$/.test(name))
    .toSorted();
  return Promise.all(kept.map(async (name) => ({ name, text: await readFile(name, 'utf8') })));
}
