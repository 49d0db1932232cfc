import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import type { Feedback } from '../../src/core/feedback.ts';
import { clauseId, councilId, documentId } from '../../src/core/guidance.ts';
import { aTerminal } from '../support/fake-terminal.ts';
import { aHistoryOf } from '../support/publications.ts';
import { aReceipt } from '../support/question-record.ts';

const GUIDANCE = 'tests/fixtures/knowledge/sound';
const AT = Date.UTC(2026, 10, 24, 14, 5);
const MARLPIT = councilId('marlpit');
const KITE = 'Members may fly a kite on the common, unless a fair is held there.';

/** A clause shown as it reads today, and one that has been changed since. */
function aSaid(change: Partial<Feedback> = {}): Feedback {
  const receipt = aReceipt('T1', '7K2M-4XRD', { council: MARLPIT });
  const [shown] = receipt.shown;
  if (shown === undefined) throw new Error('A clause was shown.');
  const at = (id: string) => clauseId(MARLPIT, documentId('kites'), id);
  const two = [
    { ...shown, clause: at('1.1'), text: KITE },
    { ...shown, clause: at('1.2'), text: 'No kites, unless at noon.' },
  ];
  return {
    verdict: 'wrong',
    words: 'It is <b>1.2</b>.',
    council: MARLPIT,
    at: AT,
    receipt: { ...receipt, shown: two },
    ...change,
  };
}

async function run(said: readonly Feedback[], ...argv: readonly string[]) {
  const terminal = aTerminal();
  const asked: (readonly [unknown, number, number])[] = [];
  let closed = 0;
  const feedback = {
    of: async (council: unknown, since: number, most: number) => {
      asked.push([council, since, most]);
      return said;
    },
  };
  const exit = await runCommand(terminal, ['feedback', 'list', '--knowledge', GUIDANCE, ...argv], {
    openFeedback: async () => ({ feedback, history: aHistoryOf([]), close: async () => void (closed += 1) }),
  });
  return { exit, asked, closed, printed: terminal.printed(), said: terminal.said() };
}

describe('feedback list', () => {
  it('prints what was said, beside what was shown and how that reads today, and counts', async () => {
    const { exit, printed, closed } = await run([aSaid(), aSaid({ verdict: 'right', words: '' })]);
    expect([exit, closed]).toEqual([0, 1]);
    expect(printed).toContain(
      'Wrong clause, 24 November 2026, 14:05\nReceipt: 7K2M-4XRD\nGuidance of: Marlpit Town Council\n',
    );
    expect(printed).toContain('What they wrote\nIt is <b>1.2</b>.\n');
    expect(printed).toMatch(
      /fair is held there\.[^]*It reads the same today\.[^]*No kites, unless at noon\.[^]*It has been changed since\. Today it reads:\nA kite must not be flown:/,
    );
    expect(printed).toMatch(/\n1 right, 1 wrong\.\n.*clausebook suggestions propose <receipt> --clause <id>\n$/);
  });

  it('prints JSON lines that say which clauses still stand', async () => {
    const { printed } = await run([aSaid(), aSaid()], '--json');
    const lines = printed.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      verdict: 'wrong',
      said: '2026-11-24T14:05:00.000Z',
      council: 'marlpit',
      words: 'It is <b>1.2</b>.',
      receipt: '7K2M-4XRD',
      answered: '2023-11-14T22:13:20.000Z',
      outcome: 'quoted',
      edition: '0123456789ab',
      editionInForce: expect.any(String),
      shown: [
        expect.objectContaining({ clause: 'marlpit/kites/1.1', today: 'unchanged' }),
        expect.objectContaining({ clause: 'marlpit/kites/1.2', today: 'changed' }),
      ],
    });
  });

  it('asks for one council and since a day, or for all of the last thirty days', async () => {
    const since = Date.UTC(2026, 10, 1);
    expect((await run([], '--council', 'Marlpit', '--since', '2026-11-01')).asked).toEqual([['marlpit', since, 1000]]);
    const before = Date.now() - 30 * 24 * 60 * 60 * 1000;
    const { asked, printed } = await run([]);
    expect(asked).toEqual([[undefined, expect.any(Number), 1000]]);

    expect(Math.abs((asked[0]?.[1] ?? 0) - before)).toBeLessThan(60_000);
    expect(printed).toBe('0 right, 0 wrong.\n');
  });

  it.each([
    [['--council', 'nowhere'], 'There is no council “nowhere”.', 1],
    [['--since', 'yesterday'], 'It must be a day such as 2026-11-01.', 0],
    [['--since', '2026-13-01'], 'It must be a day such as 2026-11-01.', 0],
  ])('says what is wrong with %j, and ends with 2', async (argv, sentence, closings) => {
    const { exit, said, closed } = await run([], ...argv);
    expect([exit, closed]).toEqual([2, closings]);
    expect(said).toContain(sentence);
  });
});
