import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../src/cli/import.ts';
import { keepDocument } from '../../src/import/keep-document.ts';
import { runCommand } from '../../src/cli/program.ts';
import { aTerminal, SOUND_KNOWLEDGE } from '../support/fake-terminal.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const program = new URL('../support/import-program.ts', import.meta.url);
const RULES = '# Gifts\nVersion 1.0\n1.1 | Members must register every gift.\n1.2 | Members must not accept money.';

interface World {
  readonly knowledge: string;
  readonly data: string;
  /** Writes a file as received and returns its path. */
  readonly file: (name: string, text: string) => Promise<string>;
  readonly at: (...path: readonly string[]) => string;
  readonly run: (files: readonly string[], given?: Given) => Promise<{ exit: number; printed: string; said: string }>;
}
type Given = Partial<Parameters<typeof importFiles>[3]>;

/** A copy of a sound knowledge base, and a folder that files arrive in. */
async function aWorld(): Promise<World> {
  const root = await aTempFolder();
  const [knowledge, data, inbox] = [join(root, 'knowledge'), join(root, 'data'), join(root, 'inbox')];
  await cp(SOUND_KNOWLEDGE, knowledge, { recursive: true });
  await mkdir(inbox);
  return {
    knowledge,
    data,
    at: (...path) => join(knowledge, 'marlpit', ...path),
    file: async (name, text) => {
      await writeFile(join(inbox, name), text);
      return join(inbox, name);
    },
    run: async (files, given = {}) => {
      const terminal = aTerminal();
      const options = { council: 'marlpit', ...given };
      const exit = await importFiles(terminal, { knowledge, data }, files, options, { program });
      return { exit, printed: terminal.printed(), said: terminal.said() };
    },
  };
}

const check = async (knowledge: string): Promise<string> => {
  const terminal = aTerminal();
  await runCommand(terminal, ['check', '--knowledge', knowledge]);
  return terminal.printed();
};

/** Every file of a folder with its text. */
async function allIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const read = names.map(
    async ({ parentPath, name }) => [name, await readFile(join(parentPath, name), 'utf8')] as const,
  );
  return Object.fromEntries(await Promise.all(read));
}

describe('clausebook import', () => {
  it('writes a document that passes the check, its source, its words and its proof, and says where they are', async () => {
    const { run, file, at, knowledge, data } = await aWorld();
    const { exit, printed, said } = await run([await file('Gifts & Hospitality.lines', RULES)]);
    expect([exit, said]).toEqual([0, '']);
    expect(printed).toContain(`${at('gifts-hospitality.yaml')}: “Gifts”, 2 clauses.`);
    expect(printed).toContain(at('sources', 'gifts-hospitality.lines'));
    expect(printed).toContain(join(data, 'proofs', 'marlpit', 'gifts-hospitality.proof.html'));
    expect(await readFile(at('sources', 'gifts-hospitality.lines'), 'utf8')).toBe(RULES);
    expect(await readFile(at('gifts-hospitality.yaml'), 'utf8')).toContain('source: sources/gifts-hospitality.txt');
    expect(await readFile(join(data, 'proofs', 'marlpit', 'gifts-hospitality.proof.txt'), 'utf8')).toContain(
      'Paragraph 3: 1.1 Members must register every gift.\n  → Kept as the text of clause 1.1.',
    );
    expect(await check(knowledge)).toMatch(/^No problems: 2 councils, 3 documents/m);
  });

  it('writes nothing on a dry run', async () => {
    const { run, file, at, data } = await aWorld();
    const before = await allIn(at());
    const { exit, printed } = await run([await file('gifts.lines', RULES)], { dryRun: true });
    expect(exit).toBe(0);
    expect(printed).toContain('Nothing was written.');
    expect(await allIn(at())).toEqual(before);
    await expect(readdir(data)).rejects.toThrow('ENOENT');
  });

  it('leaves a document that is there alone, and says how to update it', async () => {
    const { run, file, at } = await aWorld();
    const before = await allIn(at());
    const { exit, said } = await run([await file('kites.lines', RULES)]);
    expect(exit).toBe(1);
    expect(said).toContain('is there already. To put this file in its place, keeping ids and phrasings, add --update');
    expect(await allIn(at())).toEqual(before);
  });

  it('updates a document where it is asked to, and leaves no other file behind', async () => {
    const { run, file, at } = await aWorld();
    await run([await file('gifts.lines', RULES)]);
    const asked = (text: string): string =>
      text.replace(/(text: Members must not accept money\.)/, '$1\n        asked:\n          - may I take cash');
    await writeFile(at('gifts.yaml'), asked(await readFile(at('gifts.yaml'), 'utf8')));
    const { exit, printed } = await run(
      [await file('gifts.lines', RULES.replace('1.2 |', '1.2 | Be polite.\n1.3 |'))],
      { update: true },
    );
    expect(exit).toBe(0);
    expect(printed).toContain('1 clause is the same');
    expect(printed).toContain('Renumbered: 1.2 → 1.3 (id 1.2).');
    const yaml = await readFile(at('gifts.yaml'), 'utf8');
    expect(yaml).toMatch(/- id: "1\.2"\n +number: "1\.3"\n[^-]+- may I take cash/);
    expect(
      Object.keys(await allIn(at()))
        .filter((name) => name.includes('gifts'))
        .toSorted(),
    ).toEqual(['gifts.lines', 'gifts.txt', 'gifts.yaml']);
  });

  it('names the expected questions that lead nowhere after an update, and ends with 3', async () => {
    const { run, file, at } = await aWorld();
    await run([await file('gifts.lines', RULES)]);
    await writeFile(at('expected-questions.yaml'), '- question: may I take cash\n  clause: gifts/1.2\n');
    const { exit, printed } = await run([await file('gifts.lines', RULES.split('\n').slice(0, 3).join('\n'))], {
      update: true,
    });
    expect(exit).toBe(3);
    expect(printed).toContain('The expected question “may I take cash” leads to 1.2, which is gone.');
    expect(await readFile(at('expected-questions.yaml'), 'utf8')).toContain('gifts/1.2');
  });

  it.each([
    ['a name that leads out of the folder', { as: '../gifts' }, 'cannot be the name of a document'],
    ['a name that another file has', { as: 'council' }, 'cannot be the name of a document'],
    ['a council that is not there', { council: 'saltmarsh' }, 'There is no council saltmarsh. Make the folder'],
    ['a council that leads out of the folder', { council: '../knowledge/marlpit' }, 'There is no council'],
    ['an update of nothing', { update: true }, 'There is no '],
  ])('refuses %s', async (_case, given, sentence) => {
    const { run, file, at } = await aWorld();
    const before = await allIn(at());
    const { exit, said } = await run([await file('gifts.lines', RULES)], given);
    expect(exit).toBe(1);
    expect(said).toContain(sentence);
    expect(await allIn(at())).toEqual(before);
  });

  it('does not write over the source of another document', async () => {
    const { run, file, at } = await aWorld();
    await writeFile(at('sources', 'gifts.txt'), 'Of somebody else.');
    const { exit, said } = await run([await file('gifts.lines', RULES)]);
    expect(exit).toBe(1);
    expect(said).toContain('is not this document’s');
    expect(await readFile(at('sources', 'gifts.txt'), 'utf8')).toBe('Of somebody else.');
    expect(await readdir(at())).not.toContain('gifts.yaml');
  });

  it('says which files an update replaces, and which it would', async () => {
    const { run, file, at } = await aWorld();
    expect((await run([await file('gifts.lines', RULES)])).printed).not.toContain('replace');
    const changed = await file('gifts.lines', `${RULES}\n1.3 | Be polite.`);
    const both = `${at('sources', 'gifts.lines')}, ${at('sources', 'gifts.txt')}`;
    const dry = await run([changed], { update: true, dryRun: true });
    expect(dry.printed).toContain(`It would replace ${both}.`);
    expect((await run([changed], { update: true })).printed).toContain(`These former files were replaced: ${both}`);
    expect((await run([changed], { update: true })).printed).not.toContain('replaced');
  });

  it('says that the document was kept where its proof cannot be written, and ends with 1', async () => {
    const { run, file, at } = await aWorld();
    const rules = await file('gifts.lines', RULES);
    const { exit, printed, said } = await run([rules], { proof: join(rules, 'proofs') });
    expect(exit).toBe(1);
    expect(printed).toContain('The file as received: ');
    expect(printed).not.toContain('Read the proof');
    expect(said).toContain('The document was kept, but its proof could not be: ');
    expect(await readFile(at('gifts.yaml'), 'utf8')).toContain('title: Gifts');
  });

  it('says what cannot be written where something stands in the place of a folder or a file, and leaves all as it is', async () => {
    const { run, file, at } = await aWorld();
    await mkdir(at('sources', 'gifts.txt'));
    const taken = await run([await file('gifts.lines', RULES)]);
    expect([taken.exit, taken.said]).toEqual([1, expect.stringContaining('is not this document’s')]);
    expect(await readdir(at('sources'))).not.toContain('gifts.lines');
    await rm(at('sources'), { recursive: true });
    await writeFile(at('sources'), '');
    const { exit, said } = await run([await file('gifts.lines', RULES)]);
    expect(exit).toBe(1);
    expect(said).toContain(
      `${at('sources')} could not be written: something else stands in its place, or in that of its folder. No document was changed.`,
    );
    expect(await readdir(at())).not.toContain('gifts.yaml');
  });

  it('leaves a document alone that cannot be read as it is, or that was changed meanwhile', async () => {
    const { run, file, at } = await aWorld();
    await writeFile(at('gifts.yaml'), 'titel: x\n');
    const { exit, said } = await run([await file('gifts.lines', RULES)], { update: true });
    expect([exit, await readFile(at('gifts.yaml'), 'utf8')]).toEqual([1, 'titel: x\n']);
    expect(said).toContain('The document that is there has faults.');
    const place = {
      document: 'gifts',
      folder: at(),
      path: at('gifts.yaml'),
      existing: undefined,
      othersSources: new Set<string>(),
      ownSource: undefined,
    };
    const made = { received: 'sources/gifts.lines', words: undefined, yaml: 'title: Gifts\n' };
    expect(await keepDocument(place, made, Buffer.from(RULES))).toEqual({ why: 'changed-meanwhile', path: place.path });
    expect(Object.keys(await allIn(at())).filter((name) => name.includes('gifts'))).toEqual(['gifts.yaml']);
  });

  it('imports the files that can be read, names the others, and ends with 1', async () => {
    const { run, file, at } = await aWorld();
    const files = [await file('scan.lines', 'REFUSE'), at('absent.lines'), await file('gifts.lines', RULES)];
    const { exit, printed, said } = await run(files);
    expect(exit).toBe(1);
    expect(said).toContain('This file holds pictures of pages and hardly any text. Ask for the Word file');
    expect(said).toContain('absent.lines that can be opened.');
    expect(printed).toContain('gifts.yaml: “Gifts”, 2 clauses.');
  });
});

describe('the command line of import', () => {
  it.each([
    ['no council', ['import', 'a.docx'], "required option '--council <name>' not specified"],
    [
      'one name for several files',
      ['import', 'a.docx', 'b.docx', '--council', 'x', '--as', 'y'],
      '--as names one document',
    ],
  ])('explains %s and ends with 2', async (_case, argv, sentence) => {
    const terminal = aTerminal();
    expect(await runCommand(terminal, argv)).toBe(2);
    expect(terminal.said()).toContain(sentence);
  });

  it('refuses a file of a kind that cannot be imported', async () => {
    const { knowledge, data, file } = await aWorld();
    const terminal = aTerminal({ env: { DATA_DIR: data } });
    const argv = ['import', await file('gifts.odt', 'x'), '--council', 'marlpit', '--knowledge', knowledge];
    expect(await runCommand(terminal, argv)).toBe(1);
    expect(terminal.said()).toContain('Files of this kind cannot be imported.');
  });
});
