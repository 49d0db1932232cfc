import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import { editionId } from '../../src/core/guidance.ts';
import type { Halt } from '../../src/core/halt.ts';
import type { Receipt } from '../../src/core/receipt.ts';
import { openHere } from '../../src/knowledge/open-edition.ts';
import { aTerminal } from '../support/fake-terminal.ts';
import { aHalt, GEDLING_HALTED } from '../support/halts-in-memory.ts';
import { aHistoryOf, aPublication } from '../support/publications.ts';
import { aReceipt } from '../support/question-record.ts';
import { aMemoryCache } from '../support/sound-knowledge.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const GUIDANCE = 'tests/fixtures/knowledge/sound';

const DAY = 24 * 60 * 60 * 1000;
const [FIRST, BETWEEN, AGAIN] = [
  aPublication(1),
  aPublication(2, { edition: editionId('between'), at: aPublication(1).at + DAY }),
  aPublication(3, { at: aPublication(1).at + 2 * DAY }),
] as const;

const run = (kept: Receipt, ...argv: readonly string[]) => runWhile([], kept, ...argv);

async function runWhile(halted: readonly Halt[], kept: Receipt, ...argv: readonly string[]) {
  const terminal = aTerminal();
  let closed = 0;
  const opened = {
    receipts: { receipt: async (code: string) => (code === kept.code ? kept : undefined) },
    history: aHistoryOf([FIRST, BETWEEN, AGAIN]),
    halts: { inForce: async () => halted },
    close: async () => void (closed += 1),
  };
  const exit = await runCommand(terminal, ['receipt', ...argv, '--knowledge', GUIDANCE], {
    openReceipts: async () => opened,
  });
  return { exit, printed: terminal.printed(), said: terminal.said(), closed };
}

async function inForce() {
  const here = await openHere({ root: GUIDANCE }, await aMemoryCache())();
  if (here.outcome !== 'opened') throw new Error('The folder has problems.');
  return { edition: here.opened.edition, content: await here.opened.content() };
}

describe('receipt', () => {
  const receipt = aReceipt('T1', '7K2M-4XRD');

  it('prints what was shown, and that it is not in force in the folder given', async () => {
    const { exit, printed, closed } = await run(receipt, '7k2m 4xrd');
    expect([exit, closed]).toEqual([0, 1]);
    expect(printed).toContain('Receipt 7K2M-4XRD\nAnswered: 14 November 2023, 22:13\n');
    expect(printed).toContain('Be careful not to give the impression');
    expect(printed).toContain('It is not in force any more.');
  });

  it('prints it as JSON', async () => {
    const { printed } = await run(receipt, '7K2M-4XRD', '--json');
    expect(JSON.parse(printed)).toMatchObject({
      receipt: '7K2M-4XRD',
      answered: '2023-11-14T22:13:20.000Z',
      edition: '0123456789ab',
      shown: [{ clause: 'gedling/social-media-guidance/4.8', today: 'gone', number: '4.8', version: '1.0' }],
    });
  });

  it('says that what was shown is halted by now', async () => {
    const halt = aHalt({ scope: GEDLING_HALTED, reason: 'It is being rewritten.' });
    const { printed } = await runWhile([halt], receipt, '7K2M-4XRD', '--json');
    const halted = { over: 'council', council: 'gedling', reason: 'It is being rewritten.' };
    expect(JSON.parse(printed)).toMatchObject({ shown: [{ halted }] });
    expect((await runWhile([halt], receipt, '7K2M-4XRD')).printed).toContain('It is being rewritten.');
    expect((await run(receipt, '7K2M-4XRD', '--json')).printed).not.toContain('halted');
  });

  it('says when its edition was in force, by number, or that no history has it', async () => {
    expect((await run(receipt, '7K2M-4XRD')).printed).toContain(
      'In force: number 3, since 16 November 2023, 22:13; number 1, from 14 November 2023, 22:13 until 15 November 2023, 22:13\n',
    );
    const unknown = aReceipt('T1', '7K2M-4XRD', { edition: editionId('unknown') });
    expect((await run(unknown, '7K2M-4XRD')).printed).toContain('In force: Not in the history of editions.\n');
    expect(JSON.parse((await run(receipt, '7K2M-4XRD', '--json')).printed)).toMatchObject({
      periods: [
        { number: 3, since: '2023-11-16T22:13:20.001Z', until: null },
        { number: 1, since: '2023-11-14T22:13:20.001Z', until: '2023-11-15T22:13:20.001Z' },
      ],
    });
    expect(JSON.parse((await run(unknown, '7K2M-4XRD', '--json')).printed)).toMatchObject({ periods: [] });
  });

  it('is compared with what is in force by the history, whatever the files have by now, unless a folder is named', async () => {
    const { edition, content } = await inForce();
    const [clause] = edition.documents.flatMap((document) => document.clauses);
    if (clause === undefined) throw new Error('There is no clause.');
    const kept = aReceipt('T1', '7K2M-4XRD', {
      shown: [{ clause: clause.id, text: clause.text, citation: clause.citation }],
    });
    const terminal = aTerminal({ env: { KNOWLEDGE_DIR: await aTempFolder() } });
    const opened = {
      receipts: { receipt: async () => kept },
      history: aHistoryOf([aPublication(1, { edition: edition.id })], content),
      close: async () => {},
    };
    await runCommand(terminal, ['receipt', '7K2M-4XRD'], { openReceipts: async () => opened });
    expect(terminal.printed()).toContain(`in force today: ${edition.id}`);
    expect(terminal.printed()).toContain('It reads the same today.');
    expect((await run(kept, '7K2M-4XRD')).printed).toContain('It reads the same today.');
  });

  it.each(['2222-2222', 'nonsense'])('says that there is none of the code %s', async (code) => {
    expect(await run(receipt, code)).toEqual({
      exit: 1,
      closed: 1,
      printed: '',
      said: 'There is no receipt of that code here. Please check it; an old one may have been forgotten.\n',
    });
  });
});
