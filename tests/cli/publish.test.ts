import { cp, readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import { openEditions } from '../../src/open-records.ts';
import { openPublishing } from '../../src/open-publishing.ts';
import { padPhrasings } from '../support/enough-phrasings.ts';
import { aTerminal, SOUND_KNOWLEDGE } from '../support/fake-terminal.ts';
import { keptModel } from '../support/kept-model.ts';
import { aTempFolder } from '../support/temp-folder.ts';

/** A folder of guidance and one of data, and the commands over them. */
async function aPlace() {
  const folder = await aTempFolder();
  const knowledge = join(folder, 'knowledge');
  await cp(SOUND_KNOWLEDGE, knowledge, { recursive: true });
  await padPhrasings(knowledge);
  const env = { KNOWLEDGE_DIR: knowledge, DATA_DIR: join(folder, 'data') };
  const run = async (...argv: readonly string[]) => {
    const terminal = aTerminal({ env });
    const exit = await runCommand(terminal, argv, {
      openPublishing: (config, opening) => openPublishing(config, { ...opening, embedder: keptModel }),
      openEditions,
    });
    return { exit, printed: terminal.printed(), said: terminal.said() };
  };
  const change = async (from: string, to: string): Promise<void> => {
    for (const file of ['kites.yaml', join('sources', 'kites.txt')]) {
      const path = join(knowledge, 'marlpit', file);
      await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));
    }
  };
  const expectOf = (rows: string): Promise<void> =>
    writeFile(join(knowledge, 'marlpit', 'expected-questions.yaml'), rows);
  return { run, change, expectOf, knowledge };
}

const FAIR = 'unless a fair is held there';
const CIRCUS = 'unless a circus is held there';

describe('clausebook publish and rollback', () => {
  it('put the files in force, say word by word what they change, and go back', async () => {
    const { run, change } = await aPlace();
    expect((await run('publish', '--dry-run')).printed).toMatch(
      /^Nothing is in force yet\. Edition \w+ would be the first\./,
    );
    const first = await run('publish', '--why', 'The beginning');
    expect(first).toMatchObject({
      exit: 0,
      printed: expect.stringMatching(/^The guidance was read\. Edition \w{12} is in force now, as number 1\.\n$/),
    });
    expect(await run('publish')).toMatchObject({ exit: 0, printed: expect.stringContaining('has not changed') });
    await change(FAIR, CIRCUS);
    const preview = await run('publish', '--dry-run');
    expect(preview).toMatchObject({ exit: 0, printed: expect.stringContaining('leave out --dry-run') });
    const second = await run('publish');
    expect(second.exit).toBe(0);
    expect(second.printed).toContain('is in force now, as number 2.');
    expect(second.printed).toContain(
      '• ~ 1.1 (Flying): Members may fly a kite on the common, unless a [-fair-]{+circus+} is held there.',
    );
    const back = await run('rollback', '1', '--why', 'Too soon', '--json');
    expect(back.exit).toBe(0);
    expect(JSON.parse(back.printed)).toMatchObject({
      outcome: 'in-force',
      publication: {
        number: 3,
        how: 'rolled-back',
        why: 'Too soon',
        by: { kind: 'command', name: userInfo().username },
      },
      clauses: { reworded: 1 },
      expected: { asked: 3, worse: [] },
      resting: { answers: 0, clauses: [] },
    });
    const history = (await run('editions')).printed;
    expect(history).toContain('The beginning');
    expect(history.split('\n').filter((line) => /^\d|^ {0,3}\d/.test(line)).length).toBeGreaterThanOrEqual(3);
    expect((await run('editions', '3', '--diff')).printed).toContain('[-circus-]{+fair+}');
  });

  it('refuse what answers an expected question worse, unless a reason is given', async () => {
    const { run, change, expectOf } = await aPlace();
    await run('publish');
    await change('Members may fly a kite on the common', 'Members may walk a hedgehog on the verge');
    await change('can I fly my kite on the common', 'are hedgehogs allowed');
    await change('am I free to fly kites outdoors', 'places to walk one');
    await expectOf('- question: may I fly my kites on the common land\n  clause: kites/1.1\n');
    expect(await run('publish', '--dry-run')).toMatchObject({
      exit: 4,
      printed: expect.stringContaining('2 answered worse'),
    });
    expect((await run('publish', '--dry-run', '--accept', 'Hedgehogs now')).exit).toBe(0);
    const before = await run('publish');
    const worse = JSON.parse((await run('publish', '--json')).printed);
    expect([before.exit, worse.outcome]).toEqual([4, 'worse']);
    expect(before.printed).toContain('--accept "REASON"');
    expect(before.printed).toContain('marlpit: “may I fly my kites on the common land”');
    // Those of before are expected no more, and one of them was of the clause that is reworded.
    expect(worse.expected.worse).toMatchObject([
      { question: 'may I fly my kites on the common land' },
      { question: 'may I fly a kite' },
    ]);
    expect(worse.expected.withdrawn).toEqual([
      { council: 'marlpit', question: 'may I fly a kite', clauses: ['marlpit/kites/1.1'] },
      { council: 'marlpit', question: 'how far from the pond', clauses: ['marlpit/kites/1.2', 'marlpit/kites/1.1'] },
      { council: 'marlpit', question: 'when is the bakery open', clauses: [] },
    ]);
    expect((await run('publish', '--accept', ' ')).exit).toBe(2);
    expect(await run('publish', '--accept', 'Hedgehogs now')).toMatchObject({
      exit: 0,
      printed: expect.stringContaining('as number 2'),
    });
    expect((await run('editions')).printed).toContain('Hedgehogs now');
  });

  it('go back to what answers an expected question worse without a reason, and say so', async () => {
    const { run, change, expectOf } = await aPlace();
    await run('publish');
    await expectOf('- question: may a member tether a balloon at an event\n  clause: kites/1.1\n');
    await change('can I fly my kite on the common', 'can members tether balloons at events');
    expect(await run('publish')).toMatchObject({ exit: 0 });
    const preview = await run('rollback', '1', '--dry-run');
    expect(preview).toMatchObject({ exit: 0, printed: expect.stringContaining('1 answered worse') });
    expect(preview.printed.split('\n')[1]).toBe(
      'Expected questions would be answered worse; going back takes no reason. To put it in force, leave out --dry-run.',
    );
    await run('rollback', '1', '--why', 'Too soon');
    expect((await run('editions')).printed.split('\n').slice(1, 3)).toEqual([
      '   Too soon',
      '   1 expected question answered worse',
    ]);
    expect(await run('rollback', '1')).toMatchObject({
      exit: 0,
      printed: expect.stringMatching(/^Edition \w{12} is in force already, so nothing was done\.\n$/),
    });
  });

  it('name what is wrong with the files, and what there is not', async () => {
    const { run, change } = await aPlace();
    expect(await run('rollback', '1')).toMatchObject({ exit: 1, printed: expect.stringContaining('no edition') });
    await change('title:', 'titel:');
    const none = await run('publish');
    expect(none).toMatchObject({ exit: 3, said: expect.stringContaining('`titel` is not a field here') });
    await change('titel:', 'title:');
    await run('publish');
    await change('title:', 'titel:');
    expect(await run('publish')).toMatchObject({
      exit: 3,
      printed: expect.stringContaining('• marlpit/kites.yaml:1:1 `titel` is not a field here.'),
    });
    expect(await run('rollback', '7')).toMatchObject({
      exit: 1,
      printed: expect.stringContaining('clausebook editions'),
    });
  });
});
