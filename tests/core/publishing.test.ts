import { describe, expect, it } from 'vitest';
import { outcomeWords } from '../../src/core/publishing-wording.ts';
import { madeOpener } from '../support/opened-editions.ts';
import { aHistory, aProcess, ME } from '../support/starting-process.ts';

describe('putting the files in force', () => {
  it('keeps who, why and the edition itself, with what is otherwise and what rests on it', async () => {
    const editions = await aHistory();
    const { publishing, made, inForce, asked } = await aProcess(editions, madeOpener(), { id: 'one' });
    made.write({ id: 'two', grades: { a: 'kept-silent' } });
    const outcome = await publishing.publish({ by: ME, why: 'Renewed' });
    expect(outcome).toMatchObject({
      outcome: 'in-force',
      publication: { number: 2, edition: 'two', by: ME, why: 'Renewed', how: 'published', regressed: 0 },
      report: { before: 'one', resting: { answers: 1 }, keptAnswers: ['A kept answer'], examination: { asked: 1 } },
    });
    expect(inForce()).toBe('two');
    expect(made.open).toEqual(['two']);
    expect(await editions.newest()).toMatchObject({ number: 2, edition: 'two' });
    expect(new TextDecoder().decode(await editions.content((await editions.newest())!.edition))).toBe('two');
    // Thirty days before now.
    expect(asked).toEqual([[[expect.any(String)], 1_700_000_000_000 - 2_592_000_000]]);
  });

  it('says that nothing has changed, and keeps nothing', async () => {
    const editions = await aHistory();
    const { publishing, made } = await aProcess(editions);
    expect(await publishing.publish({ by: ME })).toEqual({ outcome: 'unchanged', edition: 'one' });
    expect(made.open).toEqual(['one']);
    expect(await editions.list(9)).toHaveLength(1);
  });

  it('says that the expected questions alone have changed, which count from the next edition on', async () => {
    const { publishing, made, inForce } = await aProcess(await aHistory());
    made.write({ id: 'one', grades: { 'may I': 'quoted' } });
    const outcome = await publishing.publish({ by: ME });
    expect(outcome).toEqual({ outcome: 'unchanged', edition: 'one', expected: 'changed' });
    expect(outcomeWords(outcome)).toContain(
      'has not changed. Edition one stays in force.\nThe expected questions have changed.',
    );
    expect([inForce(), made.open]).toEqual(['one', ['one']]);
    made.write({ id: 'two', grades: { 'may I': 'wrong' } });
    expect(await publishing.publish({ by: ME, preview: true })).toMatchObject({
      report: { examination: { asked: 1 } },
    });
  });

  it('leaves the edition in force where the files are faulty, and says so until they are mended', async () => {
    const { publishing, made, inForce, log } = await aProcess(await aHistory());
    made.write('faulty');
    expect(await publishing.publish({ by: ME })).toEqual({
      outcome: 'faulty',
      edition: 'one',
      problems: ['a.yaml:1:1 No.'],
    });
    expect(publishing.files()).toEqual({ state: 'faulty', problems: ['a.yaml:1:1 No.'] });
    expect(inForce()).toBe('one');
    expect(log.lines).toContainEqual(expect.objectContaining({ event: 'guidance-refused', level: 'warn' }));
    made.write({ id: 'two' });
    await publishing.publish({ by: ME });
    expect([publishing.files().state, inForce()]).toEqual(['in-force', 'two']);
  });

  it('refuses an edition that answers an expected question worse, unless a reason is given', async () => {
    const editions = await aHistory();
    const { publishing, made, inForce } = await aProcess(editions, madeOpener(), {
      id: 'one',
      others: { a: 'quoted', b: 'missed' },
    });
    made.write({ id: 'two', grades: { a: 'missed', b: 'wrong', c: 'kept-silent' } });
    const refused = await publishing.publish({ by: ME });
    expect(refused).toMatchObject({ outcome: 'worse' });
    expect('report' in refused && refused.report?.examination.worse).toMatchObject([
      { expected: { question: 'a' }, before: 'quoted', now: 'missed' },
      { expected: { question: 'b' }, before: 'missed', now: 'wrong' },
    ]);
    expect([inForce(), made.open, publishing.files()]).toEqual(['one', ['one'], { state: 'worse', questions: 2 }]);
    expect(await editions.list(9)).toHaveLength(1);
    const accepted = await publishing.publish({ by: ME, accept: 'They are settled elsewhere.' });
    expect(accepted).toMatchObject({
      outcome: 'in-force',
      publication: { accepted: 'They are settled elsewhere.', regressed: 2 },
    });
    expect(inForce()).toBe('two');
  });

  it('refuses an edition whose dates take the clause of an expected question out of force', async () => {
    const editions = await aHistory();
    const both = { grades: { a: 'quoted', b: 'quoted' }, right: { a: '1', b: '2' }, holds: ['1', '2'] } as const;
    const { publishing, made, inForce } = await aProcess(editions, madeOpener(), { id: 'one', ...both });
    made.write({ id: 'two', ...both, over: ['1'] });
    const refused = await publishing.publish({ by: ME });
    expect(refused).toMatchObject({
      outcome: 'worse',
      report: {
        examination: {
          asked: 2,
          worse: [{ expected: { question: 'a' }, before: 'quoted', now: 'no-longer-in-force' }],
        },
      },
    });
    expect(outcomeWords(refused)).toContain(
      '• gedling: “a”: the right clause quoted → its clause is no longer in force',
    );
    expect(inForce()).toBe('one');
    expect(await publishing.publish({ by: ME, accept: 'It has ended.' })).toMatchObject({
      publication: { regressed: 1, accepted: 'It has ended.' },
    });
    // It is in force in neither now, so nobody is asked about it again.
    made.write({ id: 'three', ...both, over: ['1'] });
    expect(await publishing.publish({ by: ME })).toMatchObject({
      outcome: 'in-force',
      report: { examination: { asked: 1 } },
    });
  });

  it('names the questions that are expected no more, and asks those whose clause is still there once more', async () => {
    const { publishing, made, inForce } = await aProcess(await aHistory(), madeOpener(), {
      id: 'one',
      grades: { a: 'quoted', b: 'quoted', c: 'quoted' },
      right: { a: '1', b: '2', c: '3' },
      holds: ['1', '2', '3'],
    });
    const without = { others: { a: 'missed', b: 'wrong', c: 'quoted' }, holds: ['1', '3'] } as const;
    made.write({ id: 'two', ...without });
    const refused = await publishing.publish({ by: ME });
    expect(refused).toMatchObject({
      outcome: 'worse',
      report: {
        examination: { asked: 2, worse: [{ expected: { question: 'a' } }] },
        withdrawn: [{ question: 'a' }, { question: 'b' }, { question: 'c' }],
      },
    });
    expect(outcomeWords(refused)).toContain(
      '• gedling: “a” (not expected any more): the right clause quoted → the right clause not shown',
    );
    expect(outcomeWords(refused)).toContain('Not expected any more:\n• gedling: “a” (social-media-guidance/1)');
    made.write({ id: 'three', ...without, others: { ...without.others, a: 'quoted' } });
    expect(await publishing.publish({ by: ME })).toMatchObject({ outcome: 'in-force', publication: { regressed: 0 } });
    expect(inForce()).toBe('three');
  });

  it('keeps no reason where none was needed', async () => {
    const { publishing, made } = await aProcess(await aHistory());
    made.write({ id: 'two', grades: { a: 'missed' }, others: {} });
    made.know({ id: 'one', others: { a: 'missed' } });
    expect(await publishing.publish({ by: ME, accept: 'Just in case' })).toMatchObject({
      outcome: expect.stringMatching(/in-force/),
    });
    made.write({ id: 'three', grades: { a: 'missed' } });
    expect(await publishing.publish({ by: ME, accept: 'Just in case' })).toMatchObject({
      publication: { accepted: undefined },
    });
  });

  it('shows what would change, and changes nothing', async () => {
    const editions = await aHistory();
    const { publishing, made, inForce } = await aProcess(editions);
    made.write({ id: 'two' });
    expect(await publishing.publish({ by: ME, preview: true })).toMatchObject({
      outcome: 'previewed',
      report: { edition: 'two', before: 'one' },
    });
    expect([inForce(), made.open, (await editions.newest())?.number]).toEqual(['one', ['one'], 1]);
  });

  it('reads once for any number of people who ask for the same at a time, and one after the other else', async () => {
    const { publishing, made } = await aProcess(await aHistory());
    const before = made.opened.length;
    made.write({ id: 'two' });
    const all = await Promise.all([
      publishing.publish({ by: ME }),
      publishing.publish({ by: { kind: 'signal' } }),
      publishing.publish({ by: ME, preview: true }),
    ]);
    expect(all.map(({ outcome }) => outcome)).toEqual(['in-force', 'in-force', 'unchanged']);
    expect(made.opened.length - before).toBe(2);
  });

  it('reads again for whoever gives a reason of their own, who may have changed the files since', async () => {
    const { publishing, made, inForce } = await aProcess(await aHistory(), undefined, { id: 'one' });
    const first = publishing.publish({ by: ME });
    const second = publishing.publish({ by: ME, why: 'I have just changed them.' });
    await first;
    made.write({ id: 'two' });
    expect(await second).toMatchObject({ outcome: 'in-force', publication: { why: 'I have just changed them.' } });
    expect(inForce()).toBe('two');
  });

  it('compares again with what another process put in force meanwhile', async () => {
    const editions = await aHistory();
    const ours = await aProcess(editions, madeOpener(), { id: 'one' });
    const theirs = await aProcess(editions, madeOpener(), { id: 'one' });
    for (const id of ['two', 'three']) for (const { made } of [ours, theirs]) made.know({ id });
    theirs.made.write({ id: 'two' });
    ours.made.write({ id: 'three' });
    const outcomes = await Promise.all([theirs.publishing.publish({ by: ME }), ours.publishing.publish({ by: ME })]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['in-force', 'in-force']);
    const [last, before] = await editions.list(2);
    expect([last?.number, before?.number]).toEqual([3, 2]);
    for (const { publishing, inForce } of [ours, theirs]) {
      await publishing.follow();
      expect(inForce()).toBe(last?.edition);
    }
    // Whoever was second was compared with the first.
    const second = outcomes.find((each) => 'publication' in each && each.publication.number === 3);
    expect(second).toMatchObject({ report: { before: before?.edition } });
  });

  it('gives up when others are quicker again and again', async () => {
    const editions = await aHistory();
    const { publishing, made, inForce } = await aProcess({
      ...editions,
      publish: async (publication, kept, after) =>
        after === 0
          ? editions.publish(publication, kept, after)
          : { outcome: 'overtaken', now: (await editions.newest())! },
    });
    made.write({ id: 'two' });
    expect(await publishing.publish({ by: ME })).toEqual({ outcome: 'overtaken' });
    expect([inForce(), made.open]).toEqual(['one', ['one']]);
  });

  it('lets go of what it has opened if something goes wrong', async () => {
    const editions = await aHistory();
    const { publishing, made, inForce } = await aProcess({
      ...editions,
      publish: (publication, kept, after) =>
        after === 0 ? editions.publish(publication, kept, after) : Promise.reject(new Error('The disk is full.')),
    });
    made.write({ id: 'two' });
    await expect(publishing.publish({ by: ME })).rejects.toThrow('The disk is full.');
    expect([inForce(), made.open]).toEqual(['one', ['one']]);
  });
});

describe('putting an earlier edition back', () => {
  const twoEditions = async () => {
    const editions = await aHistory();
    const process = await aProcess(editions, madeOpener(), { id: 'one', grades: { a: 'quoted' } });
    process.made.write({ id: 'two', grades: { a: 'quoted' } });
    await process.publishing.publish({ by: ME });
    return { ...process, editions };
  };

  it.each(['1', ' ONE '])(
    'takes its number or its id (%s), runs no gate, and counts what is answered worse',
    async (to) => {
      const { publishing, made, inForce, editions } = await twoEditions();
      made.know({ id: 'one', grades: { a: 'wrong' } });
      const outcome = await publishing.rollBack({ by: ME, to, why: 'Too soon' });
      expect(outcome).toMatchObject({
        outcome: 'in-force',
        publication: {
          number: 3,
          edition: 'one',
          how: 'rolled-back',
          why: 'Too soon',
          accepted: undefined,
          regressed: 1,
        },
      });
      expect([inForce(), made.open]).toEqual(['one', ['one']]);
      expect(publishing.files()).toEqual({ state: 'superseded' });
      expect((await editions.list(9)).map(({ edition }) => edition)).toEqual(['one', 'two', 'one']);
      // Whoever has the files read on purpose gets them, through the gate.
      expect(await publishing.publish({ by: ME })).toMatchObject({ outcome: 'in-force', publication: { number: 4 } });
      expect([inForce(), publishing.files()]).toEqual(['two', { state: 'in-force' }]);
    },
  );

  it('is said to differ from the files in every process, and what is published is not', async () => {
    const { publishing, made, editions } = await twoEditions();
    const other = await aProcess(editions, madeOpener(), { id: 'two', grades: { a: 'quoted' } });
    other.made.know({ id: 'one' });
    await publishing.rollBack({ by: ME, to: '1' });
    await other.publishing.follow();
    expect([other.inForce(), other.publishing.files()]).toEqual(['one', { state: 'superseded' }]);
    made.write({ id: 'three', grades: { a: 'quoted' } });
    other.made.know({ id: 'three' });
    await publishing.publish({ by: ME });
    await other.publishing.follow();
    expect([other.inForce(), other.publishing.files()]).toEqual(['three', { state: 'in-force' }]);
  });

  it('says what there is not, and what is in force anyway', async () => {
    const { publishing, made } = await twoEditions();
    expect(await publishing.rollBack({ by: ME, to: '17' })).toEqual({ outcome: 'no-such-edition', asked: '17' });
    expect(await publishing.rollBack({ by: ME, to: 'nine' })).toMatchObject({ outcome: 'no-such-edition' });
    expect(await publishing.rollBack({ by: ME, to: '2' })).toEqual({ outcome: 'unchanged', edition: 'two' });
    expect(made.open).toEqual(['two']);
  });

  it('puts back nothing that is not what was kept', async () => {
    const { publishing, made, inForce } = await twoEditions();
    made.breakKept('one');
    await expect(publishing.rollBack({ by: ME, to: '1' })).rejects.toMatchObject({ code: 'EDITION_UNREADABLE' });
    expect([inForce(), made.open]).toEqual(['two', ['two']]);
  });
});
