import { describe, expect, it } from 'vitest';
import { madeOpener } from '../support/opened-editions.ts';
import { aHistory, aProcess, ME } from '../support/starting-process.ts';

/** Two processes on edition two, each with three in its files; one was in force before. */
async function twoProcesses() {
  const editions = await aHistory();
  const start = async () => {
    const made = madeOpener();
    for (const id of ['one', 'two', 'three', 'four']) made.know({ id });
    return aProcess(editions, made);
  };
  const ours = await start();
  ours.made.write({ id: 'two' });
  await ours.publishing.publish({ by: ME });
  const theirs = await start();
  for (const { made } of [ours, theirs]) made.write({ id: 'three' });
  const history = async (): Promise<readonly string[]> =>
    (await editions.list(9)).map(({ number, edition }) => `${number} ${edition}`).toReversed();
  return { ours, theirs, history };
}

type Process = Awaited<ReturnType<typeof twoProcesses>>['ours'];

/** Begins to publish, and resolves once the editions are being examined. */
async function examining({ publishing, made }: Process, asked: { readonly preview?: boolean } = {}) {
  const held = made.holdExamining();
  const outcome = publishing.publish({ by: ME, ...asked });
  await held.reached;
  return { held, outcome };
}

describe('while an edition is examined', () => {
  it('what another process puts in force is followed, and a preview compares anew with it', async () => {
    const { ours, theirs, history } = await twoProcesses();
    const { held, outcome } = await examining(ours, { preview: true });
    await theirs.publishing.rollBack({ by: ME, to: '1' });
    await ours.publishing.follow();
    expect([ours.inForce(), ours.publishing.newest().number]).toEqual(['one', 3]);
    held.release();
    expect(await outcome).toMatchObject({ outcome: 'previewed', report: { edition: 'three', before: 'one' } });
    expect([ours.made.open, await history()]).toEqual([['one'], ['1 one', '2 two', '3 one']]);
  });

  it('an edition is put back here, too, and a preview compares anew with it', async () => {
    const { ours, history } = await twoProcesses();
    const { held, outcome } = await examining(ours, { preview: true });
    ours.made.holdExamining().release();
    expect(await ours.publishing.rollBack({ by: ME, to: '1' })).toMatchObject({ outcome: 'in-force' });
    expect(ours.inForce()).toBe('one');
    held.release();
    expect(await outcome).toMatchObject({ outcome: 'previewed', report: { before: 'one' } });
    expect([ours.made.open, await history()]).toEqual([['one'], ['1 one', '2 two', '3 one']]);
  });

  it('what another process publishes is followed, and what is published here compares anew with it', async () => {
    const { ours, theirs, history } = await twoProcesses();
    const { held, outcome } = await examining(ours);
    theirs.made.write({ id: 'four' });
    await theirs.publishing.publish({ by: ME });
    await ours.publishing.follow();
    expect(ours.inForce()).toBe('four');
    held.release();
    expect(await outcome).toMatchObject({
      outcome: 'in-force',
      publication: { number: 4 },
      report: { before: 'four' },
    });
    expect([ours.made.open, await history()]).toEqual([['three'], ['1 one', '2 two', '3 four', '4 three']]);
  });

  it('a preview compares anew also with what was not followed until its end', async () => {
    const { ours, theirs } = await twoProcesses();
    const { held, outcome } = await examining(ours, { preview: true });
    await theirs.publishing.rollBack({ by: ME, to: '1' });
    held.release();
    expect(await outcome).toMatchObject({ outcome: 'previewed', report: { before: 'one' } });
    expect(ours.made.open).toEqual(['one']);
  });

  it('the gate holds against what came into force meanwhile', async () => {
    const { ours, theirs, history } = await twoProcesses();
    ours.made.write({ id: 'three', grades: { a: 'missed' } });
    for (const { made } of [ours, theirs]) made.know({ id: 'four', grades: { a: 'quoted' } });
    const { held, outcome } = await examining(ours);
    theirs.made.write({ id: 'four', grades: { a: 'quoted' } });
    await theirs.publishing.publish({ by: ME });
    await ours.publishing.follow();
    held.release();
    expect(await outcome).toMatchObject({ outcome: 'worse', report: { before: 'four' } });
    expect(ours.publishing.files()).toEqual({ state: 'worse', questions: 1 });
    expect([ours.inForce(), ours.made.open, (await history()).at(-1)]).toEqual(['four', ['four'], '3 four']);
  });

  it('the same edition that another process publishes is in force once', async () => {
    const { ours, theirs, history } = await twoProcesses();
    const { held, outcome } = await examining(ours);
    await theirs.publishing.publish({ by: ME });
    await ours.publishing.follow();
    held.release();
    expect(await outcome).toEqual({ outcome: 'unchanged', edition: 'three' });
    expect([ours.made.open, await history()]).toEqual([['three'], ['1 one', '2 two', '3 three']]);
  });

  it.each(['here', 'elsewhere'])(
    'an edition that is put back %s stays: what was begun before is refused',
    async (where) => {
      const { ours, theirs, history } = await twoProcesses();
      const { outcome } = await examining(ours);
      ours.made.holdExamining().release();
      await (where === 'here' ? ours : theirs).publishing.rollBack({ by: ME, to: '1' });
      await ours.publishing.follow();
      // Nobody waits for what is worth nothing any more.
      expect(await outcome).toEqual({ outcome: 'overtaken' });
      expect([ours.inForce(), ours.publishing.files()]).toEqual(['one', { state: 'superseded' }]);
      expect([ours.made.open, await history()]).toEqual([['one'], ['1 one', '2 two', '3 one']]);
      // Whoever asks for it now knows what they replace.
      expect(await ours.publishing.publish({ by: ME })).toMatchObject({
        outcome: 'in-force',
        report: { before: 'one' },
      });
    },
  );

  it('an edition that is put back without being seen here stays as well', async () => {
    const { ours, theirs, history } = await twoProcesses();
    const { held, outcome } = await examining(ours);
    await theirs.publishing.rollBack({ by: ME, to: '1' });
    held.release();
    expect(await outcome).toEqual({ outcome: 'overtaken' });
    expect([ours.inForce(), await history()]).toEqual(['one', ['1 one', '2 two', '3 one']]);
  });

  it('what another process puts in force is followed while one is put back, which is then done', async () => {
    const { ours, theirs, history } = await twoProcesses();
    const held = ours.made.holdExamining();
    const outcome = ours.publishing.rollBack({ by: ME, to: '1' });
    await held.reached;
    await theirs.publishing.publish({ by: ME });
    await ours.publishing.follow();
    expect(ours.inForce()).toBe('three');
    held.release();
    expect(await outcome).toMatchObject({ outcome: 'in-force', report: { edition: 'one', before: 'three' } });
    expect([ours.made.open, await history()]).toEqual([['one'], ['1 one', '2 two', '3 three', '4 one']]);
  });
});

describe('while what was examined is made ready for others', () => {
  it('what another process publishes is followed, and it is compared anew with that', async () => {
    const { ours, theirs, history } = await twoProcesses();
    const held = ours.made.holdSharing();
    const outcome = ours.publishing.publish({ by: ME });
    await held.reached;
    theirs.made.write({ id: 'four' });
    await theirs.publishing.publish({ by: ME });
    await ours.publishing.follow();
    expect(ours.inForce()).toBe('four');
    held.release();
    expect(await outcome).toMatchObject({ outcome: 'in-force', report: { edition: 'three', before: 'four' } });
    expect([ours.made.open, await history()]).toEqual([['three'], ['1 one', '2 two', '3 four', '4 three']]);
  });
});

describe('while the files are read', () => {
  it('an edition is put back, and the files do not undo it, also where they are those that were in force', async () => {
    const { ours, history } = await twoProcesses();
    ours.made.write({ id: 'two' });
    const held = ours.made.holdReading();
    const outcome = ours.publishing.publish({ by: { kind: 'change' } });
    await held.reached;
    await ours.publishing.rollBack({ by: ME, to: '1' });
    held.release();
    expect(await outcome).toEqual({ outcome: 'overtaken' });
    expect([ours.made.open, await history()]).toEqual([['one'], ['1 one', '2 two', '3 one']]);
  });
});
