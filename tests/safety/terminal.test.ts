import * as fc from 'fast-check';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import { harmless } from '../../src/cli/terminal.ts';
import { openHalts } from '../../src/open-halts.ts';
import { openAdvice, openBackups, openOutbox, openReceipts } from '../../src/open-records.ts';
import { aTerminal, SOUND_KNOWLEDGE } from '../support/fake-terminal.ts';
import { keptModel } from '../support/kept-model.ts';
import { aTempFolder } from '../support/temp-folder.ts';

/** A colour, a title, a link, a cleared screen, a bell, a line begun again, a C1 sequence, and words turned round. */
const STEERING = [
  '\u001b[31m',
  '\u001b]0;x\u0007',
  '\u001b]8;;https://evil.example\u001b\\',
  '\u001b[2J',
  '\u0007',
  '\rx',
  '\u009b31m',
  '\u007f',
  '\u202e',
  '\u2066',
  '\0',
];
/** A control but for the ends of lines and tabs, or a mark that turns round the order of what follows. */
const steers = (text: string): boolean =>
  Array.from(text.replaceAll('\r\n', '\n')).some((character) => {
    const code = character.codePointAt(0) ?? 0;
    const control = code < 0x20 || (code >= 0x7f && code < 0xa0);
    const turns = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    return turns || (control && character !== '\n' && character !== '\t');
  });
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...STEERING),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\n', '\t', '\r\n', 'é', '👩‍👧'),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

describe('what is written to a terminal', () => {
  it('steers nothing, whatever is in it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(steers(harmless(text))).toBe(false);
      }),
    );
  });

  it('stays what it is where it is JSON, and where nothing steers', () => {
    fc.assert(
      fc.property(anyText, fc.jsonValue(), (text, value) => {
        expect(JSON.parse(harmless(JSON.stringify({ text, value }, undefined, 2)))).toEqual(
          JSON.parse(JSON.stringify({ text, value })),
        );
        const plain = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '');
        expect(harmless(plain)).toBe(plain);
      }),
    );
  });
});

const DOORS = {
  openHalts,
  openOutbox,
  openReceipts,
  openAdvice,
  openBackups: async (...[config]: Parameters<typeof openBackups>) => openBackups(config),
  embedder: keptModel,
};

async function printedBy(folder: string, ...argv: readonly string[]): Promise<string> {
  const terminal = aTerminal({ env: { DATA_DIR: folder, KNOWLEDGE_DIR: join(folder, 'knowledge') } });
  await runCommand(terminal, argv, DOORS);
  return terminal.printed() + terminal.said();
}

const ODD = STEERING.join('x');

describe('a command', () => {
  it.each<readonly string[]>([
    [ODD],
    ['ask', 'kites', `--${ODD}`],
    ['ask', 'kites', '--council', ODD],
    ['ask', 'kites', '--as-at', ODD],
    ['search', '--batch', '--limit', ODD],
    ['check', '--council', ODD],
    ['check', '--against', ODD],
    ['diff', ODD],
    ['receipt', ODD],
    ['outbox', 'retry', ODD],
    ['advice', 'show', ODD],
    ['halt', '--council', ODD, '--reason', ODD],
    ['halt', '--council', 'marlpit', '--document', ODD, '--reason', 'x'],
    ['import', ODD],
    ['import', join(SOUND_KNOWLEDGE, 'marlpit', 'sources', 'kites.txt'), '--council', ODD],
    ['backup', `/nowhere/${ODD}`],
    ['restore', ODD],
  ])('repeats nothing that steers: %j', async (...argv) => {
    const folder = await aTempFolder();
    await cp(SOUND_KNOWLEDGE, join(folder, 'knowledge'), { recursive: true });
    const printed = await printedBy(folder, ...argv);
    expect(printed).not.toBe('');
    expect(steers(printed)).toBe(false);
  });

  it('prints names, titles, headings, clauses, problems and reasons that steer nothing', async () => {
    const folder = await aTempFolder();
    const knowledge = join(folder, 'knowledge');
    await cp(SOUND_KNOWLEDGE, knowledge, { recursive: true });
    const odd = JSON.stringify(`x ${ODD.replaceAll(/[\0\r]/g, '')}`);
    const changed = async (file: string, change: (text: string) => string): Promise<void> =>
      writeFile(join(knowledge, 'marlpit', file), change(await readFile(join(knowledge, 'marlpit', file), 'utf8')));
    await changed('council.yaml', (text) => text.replaceAll(/((?:name|shortName|for): ).*/g, `$1${odd}`));
    await changed('kites.yaml', (text) =>
      text
        .replaceAll(/((?:title|version|heading|owner): ).*/g, `$1${odd}`)
        .replace('unless a fair', `${ODD.replaceAll(/\s|\0/g, '')} unless a fair`),
    );
    const said = await Promise.all(
      [
        ['check'],
        ['check', '--json'],
        ['diff', SOUND_KNOWLEDGE],
        ['diff', SOUND_KNOWLEDGE, '--json'],
        ['halt', '--council', 'marlpit', '--reason', `x ${ODD}`],
        ['ask', '--explain', 'can I fly my kite on the common'],
      ].map((argv) => printedBy(folder, ...argv)),
    );
    for (const printed of said) {
      expect(printed).not.toBe('');
      expect(steers(printed)).toBe(false);
    }
    expect(said.join('')).toContain('\\u001b[31m');
  });
});
