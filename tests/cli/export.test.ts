import * as fc from 'fast-check';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAuditTrail } from '../../src/adapters/store/audit.ts';
import { databaseOf, openDatabase } from '../../src/adapters/store/database.ts';
import { createEscalationStore } from '../../src/adapters/store/escalation-store.ts';
import { runCommand } from '../../src/cli/program.ts';
import { readConfig } from '../../src/config.ts';
import { asCsv, disclosed } from '../../src/core/disclosure.ts';
import { openExports } from '../../src/open-records.ts';
import { ANNA, BEN, COUNCILLOR, MOVES } from '../support/escalations.ts';
import { aTerminal } from '../support/fake-terminal.ts';
import {
  CLAIM,
  councillor,
  join as joins,
  keptWithMoves,
  moved,
  numbered,
  officer,
} from '../support/kept-escalations.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const NOVEMBER = Date.UTC(2026, 10, 10, 12);

async function aDataFolder() {
  const folder = await aTempFolder();
  const env = { DATA_DIR: folder };
  const database = await openDatabase(databaseOf(readConfig(env)));
  onTestFinished(() => database.destroy());
  const run = async (...argv: readonly string[]) => {
    const terminal = aTerminal({ env });
    const exit = await runCommand(terminal, ['export', ...argv], { openExports });
    return { exit, printed: terminal.printed(), said: terminal.said() };
  };
  const store = createEscalationStore(database);
  const question = `=1+1 May ${COUNCILLOR.name}, and "anyone", use it?`;
  await keptWithMoves(
    store,
    numbered(1, { opened: NOVEMBER, question }),
    [officer(ANNA), CLAIM],
    [officer(ANNA), MOVES.note],
    [officer(ANNA), { move: 'answer', text: `Dear ${COUNCILLOR.name}, yes. Anna Reed`, clauses: [] }],
  );
  await keptWithMoves(store, numbered(2, { opened: NOVEMBER, question: 'In confidence', confidential: true }));
  await keptWithMoves(store, numbered(3, { opened: NOVEMBER - 40 * 86_400_000, question: 'Long before' }));
  const entries = async () => (await createAuditTrail(database).latest(9)).map(({ entry }) => entry);
  return { run, folder, entries };
}

const PERIOD = ['--council', 'gedling', '--from', '2026-11-10', '--to', '2026-11-10'] as const;

describe('a freedom of information request', () => {
  it('is answered with questions and answers of the period, and nobody’s name', async () => {
    const { run, entries } = await aDataFolder();
    const { exit, printed, said } = await run('foi', ...PERIOD);
    expect(exit).toBe(0);
    expect(printed).toContain(`"'=1+1 May [a councillor], and ""anyone"", use it?"`);
    expect(printed).toContain('"Dear [a councillor], yes. [an officer]"');
    for (const hidden of [COUNCILLOR.name, COUNCILLOR.id, 'Anna', 'In confidence', 'Long before', 'See the file'])
      expect(printed).not.toContain(hidden);
    expect(said).toContain('1 question to officers; 1 asked in confidence is left out.');
    expect(await entries()).toEqual([
      expect.objectContaining({
        act: 'data-exported',
        about: 'foi',
        council: 'gedling',
        details: { from: '2026-11-10', to: '2026-11-10', escalations: 1, confidential: 1 },
      }),
    ]);
  });

  it('is answered with JSON as well, and with nothing of another council or day', async () => {
    const { run } = await aDataFolder();
    const json: unknown = JSON.parse((await run('foi', ...PERIOD, '--format', 'json')).printed);
    expect(json).toMatchObject({ confidential: 1, escalations: [{ reference: 'GED-1', state: 'answered' }] });
    const other = await run('foi', '--council', 'oxford', ...PERIOD.slice(2), '--format', 'json');
    expect(JSON.parse(other.printed)).toEqual({ escalations: [], confidential: 0 });
    const backwards = await run('foi', '--council', 'gedling', '--from', '2026-11-10', '--to', '2026-11-09');
    expect(backwards).toMatchObject({ exit: 1, printed: '' });
  });

  it('is written to a file of the owner’s, and over no other, nor entered then', async () => {
    const { run, folder, entries } = await aDataFolder();
    const file = join(folder, 'foi.csv');
    await writeFile(file, 'before', { mode: 0o644 });
    expect(await run('foi', ...PERIOD, '--out', file)).toMatchObject({ exit: 1 });
    expect([await readFile(file, 'utf8'), await entries()]).toEqual(['before', []]);
    expect(await run('foi', ...PERIOD, '--out', file, '--force')).toMatchObject({ exit: 0, printed: '' });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toContain('GED-1');
  });
});

describe('a subject access request', () => {
  it('is answered with all that is kept, officers’ notes too, whether the id or the name is given', async () => {
    const { run, entries } = await aDataFolder();
    const [byId, byName] = [await run('subject', COUNCILLOR.id), await run('subject', COUNCILLOR.name.toLowerCase())];
    expect(byName).toEqual(byId);
    expect(JSON.parse(byId.printed)).toMatchObject({ person: COUNCILLOR.id, asked: [{}, {}, {}] });
    expect(byId.printed).toContain('See the file.');
    const acts = await entries();
    expect(acts.map(({ act, details }) => [act, details['asked']])).toEqual([
      ['data-exported', 3],
      ['data-exported', 3],
    ]);
    expect(JSON.stringify(acts)).not.toContain(COUNCILLOR.id);
  });

  it('can be read as text, in which no words look like ours', async () => {
    const { run } = await aDataFolder();
    const { printed } = await run('subject', COUNCILLOR.id, '--format', 'text');
    expect(printed).toContain('Questions to officers that you asked or joined: 3');
    expect(printed).toContain(`question: =1+1 May ${COUNCILLOR.name}`);
  });

  it('finds nobody by a name that is not kept', async () => {
    const { run, entries } = await aDataFolder();
    expect(await run('subject', 'Nobody At All')).toMatchObject({ exit: 1, printed: '' });
    expect(await entries()).toEqual([]);
  });
});

/** What a program that knows CSV reads. */
function cellsOf(csv: string): readonly (readonly string[])[] {
  const lines = [...csv.matchAll(/((?:"(?:[^"]|"")*"(?:,|\r\n))+?)(?<=\r\n)/g)].map(([line]) => line);
  return lines.map((line) =>
    [...line.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g)].map(([, text = '']) => text.replaceAll('""', '"')),
  );
}

describe('whatever was asked and answered', () => {
  it('is a row of nine cells each, none of which a spreadsheet takes for a formula', () => {
    const sharp = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('=cmd|1', '\t=1', '+44', '@x', '-1', ' =1', '"', '",\r\n="', '＝1'),
    );
    fc.assert(
      fc.property(sharp, sharp, (question, text) => {
        const claimed = moved(numbered(1, { question }), officer(ANNA), CLAIM);
        const answered = moved(claimed, officer(ANNA), { move: 'answer', text, clauses: [] });
        const rows = cellsOf(asCsv(disclosed([answered])));
        expect(rows.map((row) => row.length)).toEqual([9, 9]);
        expect(rows[1]?.[5]?.replace(/^'/, '')).toBe(question.replace(/^'/, ''));
        for (const cell of rows.flat()) expect(cell).not.toMatch(/^[\s\0]*[=+\-@|%＝＋－＠]/u);
      }),
    );
  });

  it('names nobody who took part', () => {
    const said = fc.constantFrom(COUNCILLOR.name, ANNA.name.toUpperCase(), `${BEN.name}.`, 'yes');
    fc.assert(
      fc.property(fc.array(said), fc.array(said), (question, text) => {
        const joined = moved(numbered(1, { question: question.join(' ') }), councillor(BEN), joins(BEN, 'J'));
        const claimed = moved(joined, officer(ANNA), CLAIM);
        const answered = moved(claimed, officer(ANNA), { move: 'answer', text: text.join(' '), clauses: [] });
        const disclosure = JSON.stringify(disclosed([answered])).toLowerCase();
        for (const { name, id } of [COUNCILLOR, ANNA, BEN]) {
          expect(disclosure).not.toContain(name.toLowerCase());
          expect(disclosure).not.toContain(`"${id}"`);
        }
      }),
    );
  });
});
