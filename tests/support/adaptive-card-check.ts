import cards from 'adaptivecards/dist/adaptivecards.js';
import { z } from 'zod';
import { ACTIONS, CARD, ELEMENTS, PARTS } from './adaptive-card-rules.ts';
import type { Kind, Rule } from './adaptive-card-rules.ts';

const THING = z.record(z.string(), z.unknown());
const TYPED = z.looseObject({ type: z.string() });

/** The most buttons that Teams draws at once in a row, people that may see a card of their own, and characters a title may take. */
const MOST_SEEN = 6;
const MOST_VIEWERS = 60;
const MOST_TITLE = 40;

/** Everything that is wrong with a card as Teams would take it: nothing of a sound one. */
export function problemsOfCard(card: unknown): readonly string[] {
  const { type, ...content } = THING.parse(card);
  const problems = type === 'AdaptiveCard' ? [] : ['It is no AdaptiveCard.'];
  const ids: string[] = [];
  problems.push(...held(content, CARD, 'card', ids));
  if (new Set(ids).size < ids.length) problems.push(`Two inputs have one id: ${ids.join(', ')}.`);
  const { lang, ...rest } = content;
  if (!/^[a-z]{2,3}$/u.test(String(lang)))
    problems.push(`card.lang is ${String(lang)}, which is more than a language.`);
  // The parser remembers where it was in one language and mistakes the next.
  return [...problems, ...saidByParser({ type, ...rest })];
}

/** Choices that Teams finds while somebody types are its own; that there are any is checked above. */
const SEARCHES = 'An Input.ChoiceSet must have at least one choice defined.';

/** What Microsoft's own parser says of it. It passes over properties that it does not know. */
function saidByParser(card: unknown): readonly string[] {
  const context = new cards.SerializationContext();
  const parsed = new cards.AdaptiveCard();
  // It counts buttons behind “more” as well; those seen are counted above.
  parsed.hostConfig = new cards.HostConfig({ actions: { maxActions: 0 } });
  parsed.parse(card, context);
  const said = Array.from({ length: context.eventCount }, (_event, index) => context.getEventAt(index).message);
  const found = parsed.validateProperties().validationEvents.map(({ message }) => message);
  return [...said, ...found].filter((message) => message !== SEARCHES);
}

function held(thing: Readonly<Record<string, unknown>>, rule: Rule, where: string, ids: string[]): readonly string[] {
  const missing = rule.needs.filter((name) => !(name in thing)).map((name) => `${where} has no ${name}`);
  return Object.entries(thing).reduce((problems: readonly string[], [name, value]) => {
    const check = rule.has[name];
    const at = `${where}.${name}`;
    return [...problems, ...(check === undefined ? [`${at} is not known`] : checked(value, check, at, ids))];
  }, missing);
}

function checked(value: unknown, check: Rule['has'][string], at: string, ids: string[]): readonly string[] {
  if (check === 'data') return dataProblems(value, at);
  if (check === 'text') return typeof value === 'string' ? [] : [`${at} is no text`];
  if (check === 'yes-no') return typeof value === 'boolean' ? [] : [`${at} is neither true nor false`];
  if (check === 'number') return typeof value === 'number' ? [] : [`${at} is no number`];
  if ('one' in check) return one(value, check.one, at, ids);
  if (!('list' in check)) return check.some((each) => each === value) ? [] : [`${at} is ${String(value)}`];
  if (!Array.isArray(value)) return [`${at} is no list`];
  return value.flatMap((each, index) => one(each, check.list, `${at}[${index}]`, ids));
}

function one(value: unknown, kind: Kind, at: string, ids: string[]): readonly string[] {
  if (kind === 'id') return typeof value === 'string' && value !== '' ? [] : [`${at} is no id`];
  if (kind === 'fallback' && value === 'drop') return [];
  const read = THING.safeParse(value);
  if (!read.success) return [`${at} is nothing`];
  const { type, ...thing } = read.data;
  const name = TYPED.safeParse(value).data?.type ?? '';
  const rule = ruleOf(kind, name);
  if (rule === undefined) return [`${at} is a ${String(type)}`];
  const own =
    kind === 'action' || kind === 'fallback' ? actionProblems(thing, at) : elementProblems(name, thing, at, ids);
  return [...held(thing, rule, at, ids), ...own];
}

function ruleOf(kind: Kind, name: string): Rule | undefined {
  if (kind === 'element') return ELEMENTS.get(name);
  if (kind === 'action') return ACTIONS.get(name);
  if (kind === 'fallback') return ACTIONS.get(name) ?? ELEMENTS.get(name);
  const wanted: Readonly<Record<string, string>> = { inline: 'TextRun', query: 'Data.Query' };
  return (wanted[kind] ?? '') === name ? PARTS.get(kind) : undefined;
}

function elementProblems(
  name: string,
  thing: Readonly<Record<string, unknown>>,
  at: string,
  ids: string[],
): readonly string[] {
  if (name.startsWith('Input.')) ids.push(String(thing['id']));
  // Text that is cut off at the end of a line cannot be read by anybody.
  const cut = 'wrap' in thing && thing['wrap'] !== true ? [`${at} does not wrap`] : [];
  const silent =
    thing['isRequired'] === true && typeof thing['errorMessage'] !== 'string' ? [`${at} says no error`] : [];
  const { actions, refresh, userIds, choices } = thing;
  const empty =
    Array.isArray(choices) && choices.length === 0 && !('choices.data' in thing) ? [`${at} has no choices`] : [];
  const seen = Array.isArray(actions) ? actions.filter((each) => THING.parse(each)['mode'] !== 'secondary').length : 1;
  const full = seen > 0 && seen <= MOST_SEEN ? [] : [`${at} shows ${seen} buttons`];
  const many = Array.isArray(userIds) && userIds.length > MOST_VIEWERS ? [`${at} is for ${userIds.length} people`] : [];
  // What a clause or a person says may stand only where no mark-up is read.
  const read =
    name === 'TextBlock' && !/^[\p{L}\p{N} ’,.?:]+$/u.test(String(thing['text']))
      ? [`${at} may be read as mark-up`]
      : [];
  return [
    ...cut,
    ...empty,
    ...silent,
    ...full,
    ...many,
    ...read,
    ...(refresh === undefined ? [] : [`${at} refreshes inside`]),
  ];
}

function actionProblems({ title, style }: Readonly<Record<string, unknown>>, at: string): readonly string[] {
  const words = String(title);
  const long = words.trim() === '' || words.length > MOST_TITLE ? [`${at} has the title “${words}”`] : [];
  return style === 'destructive' ? [...long, `${at} tells its state by a colour`] : long;
}

const carried = z.record(z.string(), z.string().max(600));
/** A question of the welcome, asked as if it had been typed. */
const said = z.strictObject({
  type: z.literal('messageBack'),
  displayText: z.string().min(1).max(600),
  text: z.string().min(1).max(600),
  value: z.strictObject({ clausebook: z.strictObject({ asks: z.string() }) }),
});
const DATA = z.union([
  z.strictObject({ msteams: z.strictObject({ type: z.literal('task/fetch') }).optional(), clausebook: carried }),
  z.strictObject({ msteams: said, clausebook: z.strictObject({ asks: z.string() }) }),
]);

/** A kind and an id, never content, but for a question that is said aloud. */
const dataProblems = (value: unknown, at: string): readonly string[] =>
  DATA.safeParse(value).success ? [] : [`${at} carries more than a kind and an id`];
