import { z } from 'zod';
import { ACTS, FORMS, turnId } from '../../core/conversation.ts';
import type { Handling } from '../../core/conversation.ts';
import type { FormAnswers } from '../../core/form.ts';
import type { CouncilId } from '../../core/guidance.ts';
import { wishedFor } from '../../core/typed-words.ts';
import { doneOf, typedTo } from './incoming.ts';
import type { Incoming } from './incoming.ts';
import { personOf, tenantOf } from './people.ts';

/** Clauses are searched under this name and the escalation's id: all that comes back with what is typed. */
export const CLAUSE_SEARCH = 'clausebook-clauses/';

/** What the buttons carry that have the guidance read again: to put it in force, or to see what would change. */
export const RELOAD = 'guidance';
export const PREVIEW = 'preview';

/** What an activity does besides asking, if it does something: a press, a word in a personal chat, or a form. */
export function handlingOf(incoming: Incoming, council: CouncilId | undefined): Handling | undefined {
  const done = doneOf(incoming, council);
  const what = incoming.type === 'invoke' ? invokedBy(incoming) : saidBy(incoming);
  if (done === undefined || what === undefined || !incoming.from) return undefined;
  if (isOnAnswer(what) && !isSaidIn(incoming, what.about)) return undefined;
  return { ...done, by: personOf(tenantOf(incoming), incoming.from), ...what };
}

const isOnAnswer = (what: What): what is Extract<What, { kind: 'acts' | 'opens' | 'sends' }> =>
  (what.kind === 'acts' && what.act === 'right-clause') ||
  ((what.kind === 'opens' || what.kind === 'sends') && what.form === 'wrong-clause');

// What a card sends back is made by the client, and the name of a turn can be guessed: only who was there may say something of it.
const isSaidIn = ({ conversation }: Incoming, about: string): boolean =>
  about.startsWith(turnId('teams', `${conversation.id}/`));

type Told<Kind> = Kind extends Handling['kind'] ? Omit<Extract<Handling, { kind: Kind }>, keyof Common> : never;
type Common = Pick<Handling, 'id' | 'at' | 'thread' | 'audience' | 'council' | 'by'>;
type What = Told<Handling['kind']>;

const ABOUT = z.string().min(1);
const ACTED = z.object({ clausebook: z.object({ act: z.enum(ACTS), about: ABOUT }) });
const RELOADS = z.object({ clausebook: z.object({ reload: z.enum([RELOAD, PREVIEW]) }) });
const VIEWS = z.object({ clausebook: z.object({ views: ABOUT }) });
const FORM = z.object({ form: z.enum(FORMS), about: ABOUT });
const FETCH = z.object({ data: z.object({ clausebook: FORM }) });
const INPUT = z.string().nullish();
/** What was filled in, as Teams sends it. */
export const INPUTS = z.object({
  text: INPUT,
  asked: INPUT,
  expires: INPUT,
  number: INPUT,
  confidential: INPUT,
  clauses: INPUT,
  found: INPUT,
  officer: INPUT,
});
const SUBMIT = z.object({ data: INPUTS.extend({ clausebook: FORM }) });
const SEARCH = z.object({ queryText: z.string(), dataset: z.string().startsWith(CLAUSE_SEARCH) });

function saidBy(incoming: Incoming): What | undefined {
  if (incoming.type !== 'message') return undefined;
  const acted = ACTED.safeParse(incoming.value);
  if (acted.success) return { kind: 'acts', ...acted.data.clausebook };
  const viewed = VIEWS.safeParse(incoming.value);
  if (viewed.success) return { kind: 'views', about: viewed.data.clausebook.views };
  const reloads = RELOADS.safeParse(incoming.value);
  if (reloads.success) return { kind: 'reloads', ...(reloads.data.clausebook.reload === PREVIEW && { preview: true }) };
  // What is typed so is for one person alone.
  return incoming.conversation.conversationType === 'personal' ? wishedFor(typedTo(incoming) ?? '') : undefined;
}

function invokedBy({ name, value }: Incoming): What | undefined {
  switch (name) {
    case 'task/fetch': {
      const read = FETCH.safeParse(value);
      return read.success ? { kind: 'opens', ...read.data.data.clausebook } : undefined;
    }
    case 'task/submit': {
      const read = SUBMIT.safeParse(value);
      if (!read.success) return undefined;
      const { clausebook, ...inputs } = read.data.data;
      return { kind: 'sends', ...clausebook, answers: answersOf(inputs) };
    }
    case 'application/search': {
      const read = SEARCH.safeParse(value);
      if (!read.success) return undefined;
      const { dataset, queryText } = read.data;
      return { kind: 'seeks', about: dataset.slice(CLAUSE_SEARCH.length), typed: queryText };
    }
    default:
      return undefined;
  }
}

export const answersOf = ({
  text,
  asked,
  expires,
  number,
  confidential,
  clauses,
  found,
  officer,
}: z.infer<typeof INPUTS>): FormAnswers => ({
  ...(typeof text === 'string' && { text }),
  ...(typeof asked === 'string' && { asked }),
  ...(typeof expires === 'string' && { expires }),
  ...(typeof number === 'string' && { number }),
  ...(typeof confidential === 'string' && { confidential: confidential === 'true' }),
  ...((typeof clauses === 'string' || typeof found === 'string') && {
    clauses: [...new Set([...chosen(clauses), ...chosen(found)])],
  }),
  ...(typeof officer === 'string' && officer !== '' && { officer }),
});

/** Teams joins what was chosen by commas; no id has one. */
const chosen = (ids: string | null | undefined): readonly string[] => (ids ?? '').split(',').filter((id) => id !== '');
