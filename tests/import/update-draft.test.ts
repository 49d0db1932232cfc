import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/import/source.ts';
import { updateDraft } from '../../src/import/update-draft.ts';
import { heading, para, plain } from '../support/source.ts';
import { asked, drafted, updated } from '../support/updated-draft.ts';

type Blocks = Source['blocks'];

const GIFTS = 'Members must not accept any gift worth more than fifty pounds from a contractor.';
const KITES = 'Members may fly a kite on the common unless a fair is held there.';
const LOGO = 'The council logo must not be used on a personal website or a leaflet.';
const TICKETS = 'Members must not accept any ticket worth more than fifty pounds from a contractor.';
const LOGINS = 'Passwords are changed every month and never given to anybody else.';

const numbered = (...rules: readonly string[]): Blocks => [
  heading('Guidance'),
  heading('Rules', 2, '4'),
  ...rules.map((rule, index) => para(`4.${index + 1}`, rule)),
];

const askedFor = (yaml: string, words: string): string =>
  new RegExp(`asked:\\n +- (.*)\\n(?:(?!- id)[^])*?${words.slice(0, 30)}`).exec(yaml)?.[1] ?? '';

describe('an update', () => {
  it('leaves the file as it is, to the letter, where nothing is otherwise', () => {
    const { yaml, before, report } = updated(numbered(GIFTS, KITES), numbered(GIFTS, KITES));
    expect(yaml).toBe(before);
    expect(report).toMatchObject({ same: 2, reworded: [], renumbered: [], added: [], gone: [] });
  });

  it('lets ids and phrasings follow their clauses to other numbers', () => {
    const { ids, yaml, report } = updated(numbered(GIFTS, KITES, LOGO), numbered(LOGINS, GIFTS, KITES, LOGO));
    expect(ids).toEqual({ [LOGINS]: '4.1-2', [GIFTS]: '4.1', [KITES]: '4.2', [LOGO]: '4.3' });
    expect(askedFor(yaml, GIFTS)).toBe('what about 4.1');
    expect(report.renumbered).toEqual([
      { id: '4.1', before: '4.1', after: '4.2', where: 'number' },
      { id: '4.2', before: '4.2', after: '4.3', where: 'number' },
      { id: '4.3', before: '4.3', after: '4.4', where: 'number' },
    ]);
    expect(report.added).toEqual([{ id: '4.1-2', number: '4.1' }]);
  });

  it('lets them follow a small rewording, in its place and elsewhere', () => {
    const gifts = GIFTS.replace('fifty', 'sixty');
    const inPlace = updated(numbered(GIFTS, KITES), numbered(gifts, KITES));
    expect(inPlace.ids[gifts]).toBe('4.1');
    expect(inPlace.report.reworded).toEqual([{ id: '4.1', before: '4.1', after: '4.1' }]);
    const moved = updated(numbered(GIFTS, KITES), numbered(LOGINS, gifts, KITES));
    expect(moved.ids[gifts]).toBe('4.1');
  });

  it('gives no id to another rule that took its number, and gives none out again that is given up', () => {
    const { ids, report } = updated(numbered(GIFTS, KITES), numbered(LOGO, KITES));
    expect(ids[LOGO]).toBe('4.1-2');
    expect(report.gone).toMatchObject([{ id: '4.1', asked: ['what about 4.1'] }]);
  });

  it('does not let a rule like another one inherit from it while the other is still there, reworded', () => {
    const gifts = GIFTS.replace('any gift', 'any gift at all');
    const { ids } = updated(numbered(GIFTS, KITES), numbered(TICKETS, gifts, KITES));
    expect(ids).toMatchObject({ [gifts]: '4.1', [TICKETS]: '4.1-2' });
  });

  it.each([
    ['its number', 'Members must declare a gift from a contractor in writing to the Monitoring Officer.', []],
    ['its words, but for what it is about,', TICKETS, [LOGINS]],
  ])('gives no id to another rule that has %s', (_case, rule, above) => {
    const { ids, report } = updated(numbered(GIFTS, KITES), numbered(...above, rule, KITES));
    expect(ids[rule]).not.toBe('4.1');
    expect(report.gone.map(({ id }) => id)).toEqual(['4.1']);
  });

  it('chooses none of two that are as like', () => {
    const [red, blue] = [GIFTS.replace('gift', 'red gift'), GIFTS.replace('gift', 'blue gift')];
    const { ids } = updated(numbered(KITES, GIFTS), numbered(KITES, LOGO, red, blue));
    expect(Object.values(ids)).not.toContain('4.2');
  });

  it('tells apart clauses of the same words by where they stand', () => {
    const twice: Blocks = [heading('G'), heading('One', 2), plain(KITES), heading('Two', 2), plain(KITES)];
    const { ids, draft, report } = updated(twice, [heading('G'), heading('Two', 2), plain(KITES)]);
    expect(draft.sections[0]?.clauses.map(({ id }) => id)).toEqual(['two']);
    expect(ids[KITES]).toBe('two');
    expect(report.gone.map(({ id }) => id)).toEqual(['one']);
  });

  it('names the phrasings, expected questions and clauses that lead nowhere now', () => {
    const leads = [
      { from: 'expected-question', words: 'may I fly a kite', clause: '4.2' },
      { from: 'expected-question', words: 'may I take a gift', clause: '4.1' },
    ] as const;
    const { report } = updated(numbered(GIFTS, KITES), numbered(GIFTS), asked, leads);
    expect(report.gone).toEqual([{ id: '4.2', number: '4.2', asked: ['what about 4.2'], leads: [leads[0]] }]);
  });
});

describe('what officers wrote by hand', () => {
  const byHand = (yaml: string): string =>
    asked(yaml)
      .replace('title: Guidance', '# checked by Ann\ntitle: Guidance for Members # as printed\nowner: Ann Bell')
      .replace(
        /( +)- id: "4.2"/,
        '$1# see also the byelaws\n$1- id: "4.2"\n$1  heading: On the common\n$1  differsFrom: [other/1.1]',
      );

  it('stays: headings, fields, comments and marks of what differs', () => {
    const { yaml, draft, report } = updated(numbered(GIFTS, KITES), numbered(LOGINS, GIFTS, KITES), byHand);
    for (const kept of [
      '# checked by Ann',
      'title: Guidance for Members # as printed',
      'owner: Ann Bell',
      '# see also the byelaws',
      'differsFrom: [ other/1.1 ]',
      'heading: On the common',
    ])
      expect(yaml).toContain(kept);
    expect(draft.sections[0]?.clauses[2]).toMatchObject({ id: '4.2', number: '4.3', heading: 'On the common' });
    expect(report.kept).toEqual(['owner']);
  });

  it('does not stay where it was printed once and is no more', () => {
    const dated = (line: string): Blocks => [heading('Guidance'), plain(line), para('1.1', KITES)];
    const { draft, report } = updated(dated('Version 1.0'), dated('A word before'));
    expect(draft.fields).toEqual({});
    expect(report.fields).toEqual([{ field: 'version', before: '1.0', after: '' }]);
  });

  it('is not touched at all while the document cannot be read', () => {
    const existing = { yaml: 'titel: x', sourceText: undefined, leads: [] };
    expect(updateDraft(existing, drafted(numbered(GIFTS)).draft, { source: 'sources/gifts.txt', text: '' })).toEqual({
      outcome: 'unreadable',
    });
  });
});
