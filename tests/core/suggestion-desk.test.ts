import { describe, expect, it, vi } from 'vitest';
import type { Handled } from '../../src/core/reply.ts';
import type { Person } from '../../src/core/people.ts';
import type { PublishOutcome } from '../../src/core/publish-outcome.ts';
import { suggestionId } from '../../src/core/suggestion.ts';
import { sheetText } from '../../src/core/sheet-text.ts';
import { GEDLING } from '../support/builders.ts';
import { aDesk } from '../support/desk.ts';
import { ANNA, BEN, COUNCILLOR, NEIGHBOUR } from '../support/escalations.ts';
import { clauseNumbered } from '../support/findings.ts';
import { aReport } from '../support/publishing.ts';
import { CLAUSE } from '../support/suggestions.ts';

type World = ReturnType<typeof aDesk>;
const ONE = clauseNumbered('1');
const DOCUMENT = { council: GEDLING.id, id: ONE.citation.document, title: 'Guide', dates: {}, clauses: [ONE] };
const aWorld = (change: Parameters<typeof aDesk>[0] = {}): World =>
  aDesk({ edition: { documents: [DOCUMENT] }, ...change });
const QUESTION = 'May I fly the crest, says Mrs Partridge?';

const textOf = (handled: Handled): string => {
  if (handled.kind === 'sheets') return [handled.heading, ...handled.sheets.map(sheetText)].join('\n');
  if (handled.kind === 'done') return `${handled.sentence}\n${sheetText(handled.sheet)}`;
  return 'sentence' in handled ? handled.sentence : handled.kind;
};

/** An escalation that Anna answers with the clause, and the suggestion that comes of it. */
async function taught(world: World, confidential = false): Promise<string> {
  const id = await world.ask(COUNCILLOR, QUESTION, confidential);
  await world.act(ANNA, 'claim', id);
  const answered = await world.send(ANNA, 'answer', id, { text: 'Yes.', clauses: [CLAUSE] });
  expect(answered.kind).toBe('done');
  const listed = await world.list(ANNA, 'suggestions');
  const [sheet] = listed.kind === 'sheets' ? listed.sheets : [];
  return sheet?.buttons[0]?.about ?? '';
}

/** What somebody is offered to accept in their list. */
async function acceptableBy(world: World, person: Person): Promise<readonly string[]> {
  const listed = await world.list(person, 'suggestions');
  const buttons = listed.kind === 'sheets' ? listed.sheets.flatMap((sheet) => sheet.buttons) : [];
  return buttons.flatMap((button) =>
    button.press === 'act' && button.act === 'accept-suggestion' ? [button.about] : [],
  );
}

const stateOf = async ({ suggestions }: World, id: string) => (await suggestions.byId(suggestionId(id)))?.now;

describe('the list of suggestions', () => {
  it('has what officers of the team have taught, with the clause and what can be done, and nobody’s name', async () => {
    const world = aWorld();
    await taught(world);
    const listed = await world.list(ANNA, 'suggestions');
    const text = textOf(listed);
    expect(text).toContain(QUESTION);
    expect(text).toContain(ONE.text);
    expect(text).not.toContain(COUNCILLOR.name);
    expect(listed.kind === 'sheets' && listed.sheets.map(({ buttons }) => buttons.map(({ label }) => label))).toEqual([
      ['Accept', 'Edit words', 'Words that mean the same', 'Drop'],
    ]);
    // Looked at again, nothing is there twice.
    expect(textOf(await world.list(ANNA, 'suggestions'))).toBe(text);
  });

  it('is empty for whoever is in no team and no admin', async () => {
    const world = aWorld();
    await taught(world);
    expect(textOf(await world.list(NEIGHBOUR, 'suggestions'))).toContain('nothing to suggest');
    const withAdmin = aWorld({ admins: [COUNCILLOR] });
    await taught(withAdmin);
    expect(textOf(await withAdmin.list(COUNCILLOR, 'suggestions'))).toContain(QUESTION);
  });

  it('has words that mean one thing where an answer teaches them, once, for an admin', async () => {
    const world = aWorld();
    world.files.same = ['crest', 'arms'];
    await taught(world);
    const kinds = async () =>
      (await world.suggestions.undecided(undefined, 9)).map(({ suggested }) => suggested.kind).toSorted();
    expect(await kinds()).toEqual(['lexicon', 'phrasing']);
    await world.list(ANNA, 'suggestions');
    expect(await kinds()).toEqual(['lexicon', 'phrasing']);
  });

  it('has nothing of a confidential question, and nothing that the files hold or would be refused for', async () => {
    expect(await taught(aWorld(), true)).toBe('');
    for (const fit of [{ fit: 'there-already' }, { fit: 'unfit', why: 'it is an expected question.' }] as const) {
      const world = aWorld();
      world.files.fit = fit;
      expect(await taught(world)).toBe('');
      expect(await world.suggestions.undecided(undefined, 9)).toEqual([]);
    }
  });
});

describe('accepting a suggestion', () => {
  it('writes it, puts it in force in the officer’s name, and is done', async () => {
    const world = aWorld();
    const id = await taught(world);
    const handled = await world.act(ANNA, 'accept-suggestion', id);
    expect(textOf(handled)).toContain(`${id}: it is accepted and in force.`);
    expect(handled.kind === 'done' && handled.sheet.buttons).toEqual([]);
    expect(world.files.adds).toEqual([{ kind: 'phrasing', words: QUESTION, clause: CLAUSE }]);
    expect(world.publishing.asked).toEqual([
      { by: { kind: 'officer', id: ANNA.id, name: ANNA.name }, why: `Suggestion ${id} was accepted.` },
    ]);
    expect(await stateOf(world, id)).toEqual({ state: 'accepted' });
    expect(textOf(await world.list(ANNA, 'suggestions'))).not.toContain(id);
    expect(world.files.putBacks).toEqual([]);
  });

  it('is published by an admin where an admin accepts it', async () => {
    const world = aWorld({ admins: [ANNA] });
    await world.act(ANNA, 'accept-suggestion', await taught(world));
    expect(world.publishing.asked).toMatchObject([{ by: { kind: 'admin' } }]);
  });

  it('that was pressed twice, or handed on again, writes once', async () => {
    const world = aWorld();
    const id = await taught(world);
    const first = await world.act(ANNA, 'accept-suggestion', id, 'Ev9');
    expect(await world.act(ANNA, 'accept-suggestion', id, 'Ev9')).toEqual(first);
    expect(textOf(await world.act(BEN, 'drop-suggestion', id))).toBe(
      'It was decided before. Accepted by Anna Reed, 24 November 2026, 12:00.',
    );
    expect(world.files.adds).toHaveLength(1);
  });

  it('by two officers at once is one’s, and the other is told', async () => {
    const world = aWorld();
    const id = await taught(world);
    const both = await Promise.all([world.act(ANNA, 'accept-suggestion', id), world.act(BEN, 'accept-suggestion', id)]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused']);
    expect(both.map(textOf).join('\n')).toContain('It was decided before. Accepted by Anna Reed');
    expect(world.files.adds).toHaveLength(1);
    expect(world.publishing.asked).toHaveLength(1);
  });

  const examination = {
    asked: 1,
    worse: [{ expected: { council: GEDLING.id, question: 'the crest?', clauses: [] }, before: 'quoted', now: 'wrong' }],
    better: [],
    otherClause: [],
    notMet: [],
  } as const;
  it.each<[string, PublishOutcome, string]>([
    [
      'faulty',
      { outcome: 'faulty', edition: aReport().before, problems: ['a.yaml:1:1 It is wrong.'] },
      'a.yaml:1:1 It is wrong.',
    ],
    ['worse', { outcome: 'worse', report: aReport({ examination }) }, 'gedling: “the crest?”'],
  ])(
    'takes it out of the files again where they would be %s, says why, and may be tried again',
    async (why, outcome, says) => {
      const come = vi.fn<() => PublishOutcome>(() => outcome);
      const world = aWorld({ outcome: come });
      const id = await taught(world);
      const handled = await world.act(ANNA, 'accept-suggestion', id);
      expect(textOf(handled)).toContain(says);
      expect(textOf(handled)).toContain('The files are as they were.');
      expect(world.files.putBacks).toHaveLength(1);
      expect(await stateOf(world, id)).toMatchObject({ state: 'refused', why });
      expect(textOf(await world.list(ANNA, 'suggestions'))).toContain('It was not put in force');
      world.files.back = false;
      expect(textOf(await world.act(ANNA, 'accept-suggestion', id))).toContain(
        'Somebody has changed the file meanwhile',
      );
      come.mockReturnValue({ outcome: 'unchanged', edition: aReport().edition });
      expect(textOf(await world.act(ANNA, 'accept-suggestion', id))).toContain('accepted and in force');
    },
  );

  it('that ends in a fault takes it out of the files again', async () => {
    const world = aWorld({
      outcome: () => {
        throw new Error('The disk is full.');
      },
    });
    const id = await taught(world);
    await expect(world.act(ANNA, 'accept-suggestion', id)).rejects.toThrow('The disk is full.');
    expect(world.files.putBacks).toHaveLength(1);
    expect(await stateOf(world, id)).toEqual({ state: 'open' });
    // Nobody is kept waiting by it.
    expect((await world.act(ANNA, 'drop-suggestion', id)).kind).toBe('done');
  });

  it.each([
    [{ outcome: 'not-in-force' }, 'hold changes that are not in force', 'open'],
    [
      { outcome: 'by-hand', file: 'gedling/guide.yaml', yaml: 'asked:\n  - x' },
      'put this into gedling/guide.yaml and have the guidance read again:\nasked:\n  - x',
      'open',
    ],
    [{ outcome: 'unfit', why: 'it is an expected question.' }, 'it is an expected question.', 'refused'],
    [{ outcome: 'there-already' }, 'accepted and in force', 'accepted'],
  ] as const)('says so where the files are otherwise: %j', async (come, says, state) => {
    const world = aWorld();
    world.files.come = come;
    const id = await taught(world);
    expect(textOf(await world.act(ANNA, 'accept-suggestion', id))).toContain(says);
    expect((await stateOf(world, id))?.state).toBe(state);
    expect(world.publishing.asked).toEqual([]);
  });

  it('says so where others put guidance in force meanwhile', async () => {
    const world = aWorld({ outcome: () => ({ outcome: 'overtaken' }) });
    const id = await taught(world);
    expect(textOf(await world.act(ANNA, 'accept-suggestion', id))).toContain('Please try again.');
    expect(world.files.putBacks).toHaveLength(1);
    expect((await stateOf(world, id))?.state).toBe('open');
  });

  it.each(['accept-suggestion', 'drop-suggestion'] as const)('is no matter of others: %s', async (act) => {
    const world = aWorld();
    const id = await taught(world);
    expect(await world.act(COUNCILLOR, act, id)).toMatchObject({ kind: 'refused', why: 'not-allowed' });
    expect(await world.open(COUNCILLOR, 'edit-suggestion', id)).toMatchObject({ kind: 'refused', why: 'not-allowed' });
    expect(await world.send(COUNCILLOR, 'edit-suggestion', id, { text: 'x y' })).toMatchObject({ why: 'not-allowed' });
    expect(await world.act(ANNA, act, 'GED-9')).toMatchObject({ kind: 'refused', why: 'no-such-suggestion' });
    expect((await stateOf(world, id))?.state).toBe('open');
    expect(world.files.adds).toEqual([]);
  });
});

describe('what else can be done with a suggestion', () => {
  it('is to drop it, for good', async () => {
    const world = aWorld();
    const id = await taught(world);
    expect(textOf(await world.act(ANNA, 'drop-suggestion', id))).toContain('will not be suggested again');
    expect(textOf(await world.list(ANNA, 'suggestions'))).toContain('nothing to suggest');
    expect(world.files.adds).toEqual([]);
  });

  it('is to put it in other words, from which names are taken out', async () => {
    const world = aWorld();
    const id = await taught(world);
    const opened = await world.open(ANNA, 'edit-suggestion', id);
    if (opened.kind !== 'form') throw new Error('It is a form.');
    expect(opened.form.fields).toMatchObject([{ field: 'text', value: QUESTION }]);
    expect(opened.form.lines.join()).toContain('names');
    const sent = await world.send(ANNA, 'edit-suggestion', id, { text: ' May I fly\nthe crest? ' });
    expect(textOf(sent)).toContain('Accept it when they are right.');
    await world.act(ANNA, 'accept-suggestion', id);
    expect(world.files.adds).toEqual([{ kind: 'phrasing', words: 'May I fly the crest?', clause: CLAUSE }]);
    // It is not proposed again in the words of before.
    expect(textOf(await world.list(ANNA, 'suggestions'))).toContain('nothing to suggest');
  });

  it.each([
    ['', 'nothing-said'],
    ['?!', 'nothing-said'],
    ['x'.repeat(201), 'too-long'],
  ])('takes no words such as “%s”', async (text, why) => {
    const world = aWorld();
    const id = await taught(world);
    expect(await world.send(ANNA, 'edit-suggestion', id, { text })).toMatchObject({ kind: 'refused', why });
  });

  it('takes no words that the files would be refused for', async () => {
    const world = aWorld();
    const id = await taught(world);
    world.files.fit = { fit: 'unfit', why: 'it leads to guide/2 already.' };
    expect(await world.send(ANNA, 'edit-suggestion', id, { text: 'the crest' })).toMatchObject({
      kind: 'refused',
      why: 'unfit-words',
      sentence: 'These words cannot be used: it leads to guide/2 already.',
    });
  });

  it('is to say which words mean the same, for an admin to accept', async () => {
    const world = aWorld({ admins: [COUNCILLOR] });
    const id = await taught(world);
    const sent = await world.send(ANNA, 'same-words', id, { text: 'crest,  coat of arms , crest' });
    expect(textOf(sent)).toContain('An admin');
    const group = (await world.suggestions.undecided(undefined, 9)).find(
      ({ suggested }) => suggested.kind === 'lexicon',
    );
    expect(group?.suggested).toEqual({ kind: 'lexicon', words: ['crest', 'coat of arms'] });
    expect(await acceptableBy(world, ANNA)).not.toContain(group?.id);
    expect(await acceptableBy(world, COUNCILLOR)).toContain(group?.id);
    expect(textOf(await world.list(ANNA, 'suggestions'))).toContain('an admin of your council’s guidance accepts it');
    expect(await world.act(ANNA, 'accept-suggestion', group?.id ?? '')).toMatchObject({ why: 'not-admin' });
    expect(textOf(await world.act(COUNCILLOR, 'accept-suggestion', group?.id ?? ''))).toContain(
      'accepted and in force',
    );
    expect(world.files.adds).toEqual([{ kind: 'lexicon', words: ['crest', 'coat of arms'] }]);
  });
});
