import { setTimeout } from 'node:timers/promises';
import { saidInWindow } from '../chaos/model.ts';
import type { createQuestions } from './questions.ts';
import { claim, form, handOn, homeView, personOf, question } from './requests.ts';
import { CHANNEL, OFFICERS } from './world.ts';
import type { World } from './world.ts';

/** What people do besides asking, one thing after another in a fixed order. */
export interface Deeds {
  next(): Promise<void>;
  readonly counts: { marks: number; homes: number; escalations: number; answers: number };
  /** What was not acknowledged as it should be. */
  readonly wrong: readonly string[];
}

/** Slack gives up on an acknowledgement after three seconds; a busy machine gets more, since memory is looked at here. */
const WAIT_MS = 15_000;
/** People who do things, others than those who only ask. */
const FIRST_PERSON = 1_000_000;
const PEOPLE = 200;

export function createDeeds(world: World, questions: ReturnType<typeof createQuestions>): Deeds {
  const { platforms } = world;
  const counts = { marks: 0, homes: 0, escalations: 0, answers: 0 };
  const wrong: string[] = [];
  let [made, done] = [0, 0];

  const newId = (kind: string): string => `${kind}${Date.now()}${(made += 1)}`;
  const person = () => personOf('slack', FIRST_PERSON + (made % PEOPLE));
  const hand = async (handed: Parameters<typeof handOn>[1], what: string): Promise<string | undefined> => {
    const body = await handOn(world.origin(), handed, WAIT_MS);
    if (body === undefined) wrong.push(`${what} was not acknowledged.`);
    return body;
  };

  /** Resolves to the turn that was answered. */
  async function answered(who: ReturnType<typeof person>): Promise<string> {
    const id = newId('Ev');
    const came = platforms.nextIn(who.at);
    await hand(question(who, id, questions.next('repeated'), platforms.serviceUrl), 'A question');
    const late = new AbortController();
    await Promise.race([came, setTimeout(WAIT_MS, undefined, { signal: late.signal }).catch(() => {})]);
    late.abort();
    platforms.forget(who.at);
    return `slack:${id}`;
  }

  async function mark(): Promise<void> {
    const who = person();
    const about = await answered(who);
    await hand(form(who.id, newId('V'), 'wrong-clause', about, who.at, 'Another clause says it.'), 'A mark');
    counts.marks += 1;
  }

  async function lookHome(): Promise<void> {
    await hand(homeView(person(), newId('Ev')), 'A look at the Home tab');
    counts.homes += 1;
  }

  async function escalate(): Promise<void> {
    const who = person();
    const about = await answered(who);
    const asked = form(who.id, newId('V'), 'ask-officer', about, who.at, `May I do number ${made}?`);
    const reference = referenceIn(await hand(asked, 'An escalation'));
    if (reference === undefined) return void wrong.push('An escalation was given no reference.');
    counts.escalations += 1;
    const claims = OFFICERS.map((officer) => claim(officer, newId('T'), reference, platforms.responseUrl));
    await Promise.all(claims.map((each) => hand(each, 'A claim')));
    // A press is acknowledged before its move is made; whoever did not win is refused.
    await setTimeout(SOON_MS);
    for (const officer of OFFICERS)
      await hand(form(officer, newId('V'), 'answer', reference, CHANNEL, 'Yes, on paper.'), 'An answer');
    counts.answers += 1;
  }

  const all = [mark, lookHome, escalate, lookHome] as const;
  return { counts, wrong, next: () => (all[done++ % all.length] ?? mark)() };
}

const SOON_MS = 1000;

function referenceIn(body: string | undefined): string | undefined {
  const said = body === undefined || body === '' ? undefined : saidInWindow(body);
  return /[A-Z]+-[A-Z\d]{6}/.exec(said ?? '')?.[0];
}
