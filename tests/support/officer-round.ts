import { expect } from 'vitest';
import { found, opened, says } from './chatter.ts';
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

export const OWN_WORDS = 'Yes, but not near the <b>pond</b> & never at night.';
/** A clause as it stands in the guidance, and where it stands. */
export const CLAUSE = 'Members may fly a kite on the common, unless a fair is held there.';
const CITATION = 'Kites and Gliders on Council Land, 1.1';

export const aboutId =
  (id: string, ...words: readonly string[]) =>
  (seen: Seen): boolean =>
    says(id, ...words)(seen);

/** The one message that says how it stands, for whoever asked. */
export const statusFor = ({ alone }: Chatter, id: string, state: string): Promise<Seen> =>
  found(alone, aboutId(`${id}: ${state}`, 'Sent to'));
export const cardIn = ({ channel }: Chatter, id: string, state: string): Promise<Seen> =>
  found(channel, aboutId(`${id}: ${state}`, 'About'));

/** A councillor asks an officer; resolves to the reference. */
export async function escalated(
  councillor: Chatter,
  question: string,
  filled: { readonly confidential?: true } = {},
): Promise<string> {
  const answer = await councillor.ask(question);
  const form = await opened(councillor.open(answer, 'Ask an officer'));
  return referenceIn(await form.send({ text: question, ...filled }));
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
  const form = await opened(councillor.open(answer, 'Ask an officer'));
  yield;
  const said = await form.send({ text: question });
  expect(said).toContain("Sent to the Clerk's office. Your reference is MAR-");
  const id = referenceIn(said);
  yield;
  await statusFor(councillor, id, 'waiting for an officer');
  yield* claimed(cast, id);
  yield* talkedOver(cast, id);
  yield* answered(cast, id);
  yield* askedAgain(cast, id);
  return id;
}

async function* claimed({ officer, second, outsider }: Cast, id: string): AsyncGenerator<undefined, void, void> {
  const card = await cardIn(officer, id, 'waiting for an officer');
  expect(await outsider.press(card, 'Claim')).toBe('Only officers in the team’s channel can do this.');
  yield;
  const other = await cardIn(second, id, 'waiting for an officer');
  const said = await officer.press(card, 'Claim');
  // In a channel of Teams the card alone says so.
  expect(said).toBe(officer.platform === 'slack' ? `${id}: It is yours.` : undefined);
  yield;
  // What is on their screen may be a moment old.
  expect(await second.press(other, 'Claim')).toBe(`${officer.name} has it.`);
  yield;
  await cardIn(second, id, `with ${officer.name}`);
}

async function* talkedOver({ councillor, officer }: Cast, id: string): AsyncGenerator<undefined, void, void> {
  const card = await cardIn(officer, id, `with ${officer.name}`);
  const back = await opened(officer.open(card, 'Ask back'));
  yield;
  expect(await back.send({ text: 'Which kite is it?' })).toContain('on its way to the councillor');
  yield;
  const asked = await found(councillor.alone, aboutId(id, `${officer.name} asks you something`));
  expect(asked.people).toContain('Which kite is it?');
  const reply = await opened(councillor.open(asked, 'Reply'));
  yield;
  expect(await reply.send({ text: 'The red one.' })).toContain('on its way to the officer');
  yield;
  const told = await found(officer.alone, aboutId(id, `${councillor.name} has replied`));
  expect(told.people).toContain('The red one.');
}

async function* answered({ councillor, officer }: Cast, id: string): AsyncGenerator<undefined, void, void> {
  const card = await found(officer.channel, (seen) => aboutId(id, 'About', 'The red one.')(seen));
  const form = await opened(officer.open(card, 'Answer'));
  const [clause] = await form.search('fly a kite on the common');
  expect(clause?.label).toContain('Members may fly a kite');
  yield;
  expect(await form.send({ text: OWN_WORDS, clauses: [clause?.value ?? ''] })).toContain('on its way');
  yield;
  const seen = await found(councillor.alone, aboutId(`${officer.name} has answered ${id}.`));
  expect(seen.people).toContain(OWN_WORDS);
  expect(seen.people.join()).not.toContain(CLAUSE);
  expect(seen.guidance).toContain(CLAUSE);
  expect(seen.guidance.join()).not.toContain('near the <b>pond</b>');
  expect(seen.lines.join('\n')).toContain(CITATION);
  expect(seen.lines.join('\n')).toContain(`Answer: ${officer.name}`);
}

async function* askedAgain({ councillor, officer, second }: Cast, id: string): AsyncGenerator<undefined, void, void> {
  const status = await statusFor(councillor, id, `answered by ${officer.name}`);
  expect(await councillor.press(status, 'This settles it')).toContain('It is closed');
  yield;
  const again = await opened(councillor.open(await statusFor(councillor, id, 'closed: settled'), 'Ask again'));
  yield;
  expect(await again.send({ text: 'And a glider?' })).toContain('with the officers again');
  yield;
  expect(await second.press(await cardIn(second, id, 'waiting'), 'Claim')).toContain('may take it first');
  yield;
  await officer.press(await cardIn(officer, id, 'waiting'), 'Claim');
  yield;
  await cardIn(second, id, `with ${officer.name}`);
  await statusFor(councillor, id, `with ${officer.name}`);
}
