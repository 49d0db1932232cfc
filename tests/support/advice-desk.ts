import type { Clause } from '../../src/core/guidance.ts';
import type { Person } from '../../src/core/people.ts';
import type { FormAnswers } from '../../src/core/form.ts';
import type { Handled } from '../../src/core/reply.ts';
import { sheetText } from '../../src/core/sheet-text.ts';
import { aDesk } from './desk.ts';
import { ANNA, BEN, COUNCILLOR } from './escalations.ts';
import { clauseNumbered } from './findings.ts';

export const [FIRST, SECOND, THIRD] = [clauseNumbered('1'), clauseNumbered('2'), clauseNumbered('3')];
export const QUESTION = 'May I use the crest\non a leaflet?';
export const WORDS = 'Yes, on <b>paper</b>.';
const FILLED: FormAnswers = {
  text: WORDS,
  asked: 'May I use the crest on a leaflet?',
  clauses: [FIRST.id],
  expires: '2027-11-24',
};
export const DAY_MS = 24 * 60 * 60 * 1000;

/** A desk on which Anna has answered a question; `publish` puts other clauses in force. */
export async function answered({ confidential = false, quotes = [FIRST.id, SECOND.id] } = {}) {
  let clauses: readonly Clause[] = [FIRST, SECOND, THIRD];
  const { council, document: id } = FIRST.citation;
  const world = aDesk({
    edition: {
      documents: [{ council, id, title: 'T', dates: {}, clauses }],
      clause: (named) => clauses.find((clause) => clause.id === named),
    },
  });
  const asked = await world.ask(COUNCILLOR, QUESTION, confidential);
  await world.act(ANNA, 'claim', asked);
  await world.send(ANNA, 'answer', asked, { text: WORDS, clauses: quotes });
  const keep = (by: Person, change: FormAnswers = {}, repeated?: string) =>
    world.send(by, 'keep-advice', asked, { ...FILLED, ...change }, repeated);
  const listed = async (by: Person) => {
    const list = await world.list(by, 'advice');
    if (list.kind !== 'sheets') throw new Error(list.kind);
    return list.sheets;
  };
  const buttonOf = async (by: Person, act: 'approve-advice' | 'end-advice'): Promise<string> => {
    const buttons = (await listed(by)).flatMap((sheet) => sheet.buttons);
    return buttons.find((button) => button.press === 'act' && button.act === act)?.about ?? 'none';
  };
  const approve = async (by: Person, repeated?: string) =>
    world.act(by, 'approve-advice', await buttonOf(BEN, 'approve-advice'), repeated);
  const told = async () => {
    const sheets = await Promise.all(notices(world).map((notice) => world.draw(notice)));
    return sheets.map((sheet) => sheet && sheetText(sheet));
  };
  return {
    ...world,
    id: asked,
    keep,
    listed,
    buttonOf,
    approve,
    told,
    publish: (next: readonly Clause[]) => void (clauses = next),
  };
}
export const notices = ({ store }: ReturnType<typeof aDesk>) =>
  store.notices.filter(({ telling }) => telling.tells === 'advice');

export const idIn = (handled: Handled): string =>
  'sentence' in handled ? (/[A-Z]+-[A-Z0-9]+/.exec(handled.sentence)?.[0] ?? '') : '';
export const why = (handled: Handled): string => (handled.kind === 'refused' ? handled.why : handled.kind);
export const buttonsOf = (handled: Handled): readonly string[] =>
  handled.kind === 'done' || handled.kind === 'view'
    ? handled.sheet.buttons.map((button) => (button.press === 'act' ? button.act : button.form))
    : [];
