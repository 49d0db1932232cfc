import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERSONAL_SIGNS, personalSigns } from '../../src/core/personal-signs.ts';
import { personalLine, personalNotice } from '../../src/core/personal-signs-wording.ts';
import { turnId } from '../../src/core/conversation.ts';
import type { Handling } from '../../src/core/conversation.ts';
import { escalationId } from '../../src/core/escalation.ts';
import { GEDLING } from '../support/builders.ts';
import { aDesk } from '../support/desk.ts';
import { ANNA, COUNCILLOR, NEIGHBOUR } from '../support/escalations.ts';

const EXAMPLES = {
  email: ['Write to jo.smith@example.org?', 'O’Neill+x@mail.example.co.uk wrote', '<a@b.uk>'],
  phone: [
    'ring 07700 900123',
    '0115 496 0123 is his',
    '+44 7700 900123',
    '(0115) 496-0123',
    '0044 20 7946 0123',
    '07700900123',
  ],
  'ni-number': ['her number is QQ 12 34 56 C?'.replace('QQ', 'JG'), 'AB123456C', 'ab 12 34 56 d'],
  address: ['She lives at 12 High Street, Arnold NG5 7AB', '4a Mill Lane, Carlton, Nottingham NG41AA'],
  'birth-date': ['born 3 May 1961', 'DOB: 03/05/61', 'date of birth is 3rd-May-1961', 'd.o.b. 3.5.1961'],
  name: ['May Mr Smith speak?', 'Mrs O’Neill rang', 'Cllr Jo Field voted', 'Councillor Patel’s post', 'Dr. Grey said'],
} as const;

const NOTHING = [
  'May I use the crest on my leaflet?',
  'What does paragraph 4.8 of 12 pages from 2020-12-10 say?',
  'Does section 106 apply, or 01/02/2026?',
  'Is £1,012,345,678 too much, or 0123?',
  'The office at NG5 6LU is closed',
  'Councillor Code of Conduct and Councillor Allowances',
  'councillors and officers, Mr and Mrs, a Cllr',
  'follow @gedling or #vote, 3 May 2026',
  'Is purdah from 27 March to 7 May 2026?',
  'Use form AB123 or 20201234567890',
  'The ward was born again in 2019',
  '',
];

describe('what a text seems to hold of somebody', () => {
  it.each(PERSONAL_SIGNS.flatMap((sign) => EXAMPLES[sign].map((text) => [sign, text] as const)))(
    'is %s: “%s”',
    (sign, text) => {
      expect(personalSigns(text)).toEqual([sign]);
    },
  );

  it.each(NOTHING)('is nothing: “%s”', (text) => {
    expect(personalSigns(text)).toEqual([]);
  });

  it('is found wherever it stands, and told without its words', () => {
    const around = fc.stringMatching(/^[a-z ,.?\n]{0,40}$/);
    const example = fc.constantFrom(
      ...PERSONAL_SIGNS.flatMap((sign) => EXAMPLES[sign].map((text) => ({ sign, text }))),
    );
    fc.assert(
      fc.property(around, example, around, (before, { sign, text }, after) => {
        const signs = personalSigns(`${before}\n${text}\n${after}`);
        expect(signs).toContain(sign);
        for (const line of [personalLine(signs), personalNotice(signs)]) expect(line).not.toContain(text);
      }),
    );
  });

  it('is told of any text in no time', () => {
    const sharp = fc.constantFrom(
      '0',
      '07',
      'a@',
      'a.',
      '1 ',
      'AB ',
      'Mr ',
      'NG5 ',
      '12, ',
      'born ',
      '- ',
      '(0)',
      '\n',
    );
    fc.assert(
      fc.property(sharp, sharp, (one, two) => {
        const began = performance.now();
        personalSigns((one + two).repeat(750).slice(0, 3000));
        expect(performance.now() - began).toBeLessThan(500);
      }),
    );
  });
});

describe('a question to officers about somebody', () => {
  const TEXT = 'May I post that Mr Smith rang from 07700 900123?';
  const send = (desk: ReturnType<typeof aDesk>, text: string, person = COUNCILLOR) =>
    desk.send(person, 'ask-officer', 'slack:Ev9', { text });

  it('is asked for once more, and taken the second time', async () => {
    const desk = aDesk();
    expect(await send(desk, TEXT)).toEqual({
      kind: 'refused',
      why: 'personal-data',
      sentence: personalLine(['phone', 'name']),
    });
    expect(await desk.store.ofAsker(COUNCILLOR.id, 9)).toEqual([]);
    expect(await send(desk, TEXT)).toMatchObject({ kind: 'done' });
  });

  it('is asked for anew of other words and of others, and not at all without it', async () => {
    const desk = aDesk();
    await send(desk, TEXT);
    expect(await send(desk, `${TEXT} And his wife?`)).toMatchObject({ why: 'personal-data' });
    expect(await send(desk, TEXT, NEIGHBOUR)).toMatchObject({ why: 'personal-data' });
    expect(await send(desk, 'May I use the crest?')).toMatchObject({ kind: 'done' });
  });

  it('is asked for once more, too, of what the councillor adds to it, and not of what officers write', async () => {
    const desk = aDesk();
    const reference = await desk.ask(COUNCILLOR, 'May I use the crest?');
    const add = (text: string) => desk.send(COUNCILLOR, 'add-detail', reference, { text });
    expect(await add(TEXT)).toMatchObject({ kind: 'refused', why: 'personal-data' });
    expect((await desk.store.byId(escalationId(reference)))?.history).toEqual([]);
    expect(await add(TEXT)).toMatchObject({ kind: 'done' });
    expect(await add('It is on a leaflet.')).toMatchObject({ kind: 'done' });
    await desk.act(ANNA, 'claim', reference);
    expect(await desk.send(ANNA, 'note', reference, { text: TEXT })).toMatchObject({ kind: 'done' });
  });

  it('is pointed out in the form where it stands already', async () => {
    const { handling, desk } = openingWith(TEXT);
    const opened = await desk.handle(handling);
    if (opened.kind !== 'form') throw new Error(`It was ${opened.kind}.`);
    expect(opened.form.lines[0]).toBe(personalNotice(['phone', 'name']));
  });
});

function openingWith(typed: string) {
  const { desk } = aDesk();
  const at = { at: COUNCILLOR.home, thread: undefined, audience: 'only-you', council: GEDLING.id } as const;
  const handling: Handling = {
    ...at,
    kind: 'opens',
    form: 'ask-officer',
    about: 'slack:Ev9',
    typed,
    by: COUNCILLOR,
    id: turnId('slack', 'Ev10'),
  };
  return { handling, desk };
}
