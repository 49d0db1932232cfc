import { expect } from 'vitest';
import { doneLine, toldWords } from '../../src/core/escalation-wording.ts';
import { refusedLine } from '../../src/core/refusal-wording.ts';
import { found, offeredIn, opened, says } from './chatter.ts';
import type { Chatter, Seen } from './chatter.ts';

/** Who takes part in a round. */
export interface Cast {
  readonly councillor: Chatter;
  /** The one who answers. */
  readonly officer: Chatter;
  /** Comes second, on the other platform. */
  readonly second: Chatter;
  /** In no channel of officers; looks over the officer's shoulder. */
  readonly outsider: Chatter;
}

const OWN_WORDS = 'Yes, but not near the <b>pond</b> & never at night.';
/** A clause as it stands in the guidance, and where it stands. */
const CLAUSE = 'Members may fly a kite on the common, unless a fair is held there.';
const CITATION = 'Kites and Gliders on Council Land, 1.1';

const stands =
  (id: string, state: string) =>
  ({ lines: [first = ''] }: Seen): boolean =>
    first.startsWith(`${id}: `) && first.includes(state);

/** The one message that says how it stands, for whoever asked; the officers' card in the channel. */
export const statusFor = ({ alone }: Chatter, id: string, state: string): Promise<Seen> =>
  found(alone, stands(id, state));
export const cardIn = ({ channel }: Chatter, id: string, state: string): Promise<Seen> =>
  found(channel, stands(id, state));

/** A councillor asks an officer; resolves to the reference. */
export async function escalated(
  councillor: Chatter,
  question: string,
  filled: { readonly confidential?: true } = {},
): Promise<string> {
  const answer = await councillor.ask(question);
  const form = await opened(councillor.open(answer, 'ask-officer'));
  const said = await form.send({ text: question, ...filled });
  // A name in it is pointed out once, and the same words are sent again.
  return referenceIn(said.startsWith('This seems to hold') ? await form.send({ text: question, ...filled }) : said);
}

export function referenceIn(said: string): string {
  const id = /MAR-[0-9A-Z]{6}/.exec(said)?.[0];
  if (id === undefined) throw new Error(`There is no reference in “${said}”.`);
  return id;
}

/** A whole round of a question. Whatever happens between its steps, it comes out the same. Yields after each step. */
export async function* officerRound(cast: Cast, question: string): AsyncGenerator<undefined, string, void> {
  const { councillor } = cast;
  const answer = await councillor.ask(question);
  yield;
  const form = await opened(councillor.open(answer, 'ask-officer'));
  yield;
  const said = await form.send({ text: question });
  expect(said).toContain("Clerk's office");
  const id = referenceIn(said);
  yield;
  await statusFor(councillor, id, 'waiting');
  yield* claimed(cast, id);
  yield* talkedOver(cast, id);
  yield* answered(cast, id);
  yield* askedAgain(cast, id);
  return id;
}

async function* claimed({ officer, second, outsider }: Cast, id: string): AsyncGenerator<undefined, void, void> {
  const card = await cardIn(officer, id, 'waiting');
  expect(await outsider.press(card, 'claim')).toBe(refusedLine('not-allowed'));
  yield;
  const other = await cardIn(second, id, 'waiting');
  const said = await officer.press(card, 'claim');
  // In a channel of Teams the card alone says so.
  expect(said).toBe(officer.platform === 'slack' ? doneLine(id, 'claim') : undefined);
  yield;
  // What is on their screen may be a moment old.
  expect(await second.press(other, 'claim')).toBe(`${officer.name} has it.`);
  yield;
  await cardIn(second, id, `with ${officer.name}`);
}

async function* talkedOver({ councillor, officer }: Cast, id: string): AsyncGenerator<undefined, void, void> {
  const card = await cardIn(officer, id, `with ${officer.name}`);
  const back = await opened(officer.open(card, 'ask-back'));
  yield;
  expect(await back.send({ text: 'Which kite is it?' })).toContain(doneLine(id, 'ask-back'));
  yield;
  const asked = await found(councillor.alone, says(toldWords(id, officer.name, 'ask-back')));
  expect(asked.people).toContain('Which kite is it?');
  const reply = await opened(councillor.open(asked, 'reply'));
  yield;
  expect(await reply.send({ text: 'The red one.' })).toContain(doneLine(id, 'reply'));
  yield;
  const told = await found(officer.alone, says(toldWords(id, councillor.name, 'reply')));
  expect(told.people).toContain('The red one.');
}

async function* answered({ councillor, officer }: Cast, id: string): AsyncGenerator<undefined, void, void> {
  const card = await found(officer.channel, says(`${id}: `, 'The red one.'));
  const form = await opened(officer.open(card, 'answer'));
  const [clause] = await offeredIn(form, 'fly a kite on the common');
  expect(clause?.label).toContain('Members may fly a kite');
  yield;
  expect(await form.send({ text: OWN_WORDS, clauses: [clause?.value ?? ''] })).toContain(doneLine(id, 'answer'));
  yield;
  const seen = await found(councillor.alone, says(toldWords(id, officer.name, 'answer')));
  expect(seen.people).toContain(OWN_WORDS);
  expect(seen.people.join()).not.toContain(CLAUSE);
  expect(seen.guidance).toContain(CLAUSE);
  expect(seen.guidance.join()).not.toContain('near the <b>pond</b>');
  expect(seen.lines.join('\n')).toContain(CITATION);
  expect(seen.lines.join('\n')).toContain(officer.name);
}

async function* askedAgain({ councillor, officer, second }: Cast, id: string): AsyncGenerator<undefined, void, void> {
  const status = await statusFor(councillor, id, `answered by ${officer.name}`);
  expect(await councillor.press(status, 'settle')).toBe(doneLine(id, 'settle'));
  yield;
  const again = await opened(councillor.open(await statusFor(councillor, id, 'settled'), 'reopen'));
  yield;
  expect(await again.send({ text: 'And a glider?' })).toContain(doneLine(id, 'reopen'));
  yield;
  expect(await second.press(await cardIn(second, id, 'waiting'), 'claim')).toBe(refusedLine('first-for'));
  yield;
  await officer.press(await cardIn(officer, id, 'waiting'), 'claim');
  yield;
  await cardIn(second, id, `with ${officer.name}`);
  await statusFor(councillor, id, `with ${officer.name}`);
}
