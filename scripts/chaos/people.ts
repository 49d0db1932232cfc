import type { MoveAct, MoveForm } from '../../src/core/conversation.ts';
import { ACTS } from '../../src/core/conversation.ts';
import type { Dice } from './chance.ts';
import { COUNCILLORS, OFFICERS } from './council.ts';
import type { Model, Talk } from './model.ts';
import { formOf, pressOf } from './turns.ts';
import type { Turn } from './turns.ts';

type Deed = MoveAct | MoveForm;
type Part = 'asker' | 'holder' | 'officer';

/** What people mostly do where an escalation stands so, and how often. */
const USUAL: Readonly<Record<Talk['state'], readonly (readonly [readonly [Part, Deed], number])[]>> = {
  waiting: [
    [['officer', 'claim'], 12],
    [['asker', 'add-detail'], 3],
    [['asker', 'withdraw'], 1],
    [['officer', 'recuse'], 1],
    [['officer', 'note'], 1],
  ],
  claimed: [
    [['holder', 'answer'], 6],
    [['holder', 'ask-back'], 4],
    [['holder', 'hand-over'], 3],
    [['holder', 'release'], 1],
    [['holder', 'recuse'], 1],
    [['holder', 'close-without-answer'], 1],
    [['asker', 'add-detail'], 2],
    [['asker', 'withdraw'], 1],
    [['officer', 'claim'], 3],
  ],
  'asked-back': [
    [['asker', 'reply'], 6],
    [['holder', 'answer'], 2],
    [['asker', 'withdraw'], 1],
  ],
  answered: [
    [['asker', 'settle'], 4],
    [['asker', 'reopen'], 4],
    [['officer', 'note'], 1],
  ],
  closed: [
    [['asker', 'reopen'], 1],
    [['officer', 'claim'], 1],
  ],
};

const ANY: readonly [Deed, ...Deed[]] = [
  'claim',
  'release',
  'recuse',
  'withdraw',
  'settle',
  'add-detail',
  'reply',
  'reopen',
  'answer',
  'ask-back',
  'note',
  'hand-over',
  'close-without-answer',
];

/** How often somebody does something else altogether, a new question is asked, in confidence, or the same as another. */
const ODD = 0.15;
const NEW = 0.2;
const CONFIDENTIAL = 0.25;
const SAME = 0.15;
/** People go on with what is new. */
const RECENT = 12;

/** Councillors and officers who do things, by chance, with what they know. */
export function createPeople(
  dice: Dice,
  model: Model,
  responseUrl: (heard: (sentence: string) => void) => string,
): { next(): Turn } {
  let made = 0;
  let lastQuestion = 'May I fly a kite?';

  const anybody = (): string => dice.of(dice.is(0.5) ? COUNCILLORS : OFFICERS);

  function ask(id: number): Turn {
    if (!dice.is(SAME)) lastQuestion = `May I ${dice.of(['fly a kite', 'move a bench', 'paint a gate'])} on day ${id}?`;
    const said = { user: dice.of(COUNCILLORS), about: `slack:Ev${id}`, text: lastQuestion };
    return formOf(`V${id}`, 'ask-officer', { ...said, confidential: dice.is(CONFIDENTIAL) });
  }

  function go(id: number, talk: Talk): Turn {
    const [part, deed] = dice.is(ODD) ? ([undefined, dice.of(ANY)] as const) : dice.weighed(USUAL[talk.state]);
    const user = part === undefined ? anybody() : whoIs(part, talk);
    const said = { user, about: talk.reference };
    if (!isAct(deed)) return formOf(`V${id}`, deed, { ...said, text: `Words ${id}.`, to: dice.of(OFFICERS) });
    const turn: Turn = pressOf(
      `T${id}`,
      deed,
      said,
      responseUrl((sentence) => model.hear(turn, sentence)),
    );
    return turn;
  }

  function whoIs(part: Part, { askers, holder }: Talk): string {
    if (part === 'officer') return dice.of(OFFICERS);
    if (part === 'holder') return holder ?? dice.of(OFFICERS);
    const [first = '', ...others] = askers;
    return dice.of([first, ...others]);
  }

  return {
    next() {
      made += 1;
      const recent = model.talks.slice(-RECENT);
      const [first, ...others] = recent;
      const turn = first === undefined || dice.is(NEW) ? ask(made) : go(made, dice.of([first, ...others]));
      model.remember(turn);
      return turn;
    },
  };
}

const isAct = (deed: Deed): deed is MoveAct => ACTS.some((act) => act === deed);
