import { setTimeout } from 'node:timers/promises';
import { doneLine } from '../../src/core/escalation-wording.ts';
import type { Escalation } from '../../src/core/escalation.ts';
import { COUNCILLORS, OFFICERS, personIn } from './council.ts';
import { saidInWindow } from './model.ts';
import type { Model } from './model.ts';
import type { TroubledSlack } from './slack.ts';
import { formOf, pressOf, send } from './turns.ts';

/** Two officers who claimed one escalation at once, and what they were told. */
export interface Duel {
  readonly reference: string;
  readonly told: readonly { readonly officer: string; readonly sentence: string }[];
}

interface Parts {
  readonly url: string;
  readonly model: Model;
  readonly slack: TroubledSlack;
}

/** Who hears nothing presses again so often: a press is acknowledged before anything is done about it. */
const TRIES = 15;
const HEARD_WITHIN_MS = 1000;

/** Opens an escalation that nobody else hears of and has two officers claim it at once. Undefined: nobody acknowledged it. */
export async function claimAtOnce(number: number, parts: Parts): Promise<Duel | undefined> {
  const { url, model } = parts;
  const user = COUNCILLORS[number % COUNCILLORS.length] ?? '';
  const said = { user, about: `slack:EvDuel${number}`, text: `May I fly kite ${number} twice?` };
  const asked = formOf(`VDuel${number}`, 'ask-officer', said);
  model.remember(asked);
  let reference: string | undefined;
  for (let tries = 0; tries < TRIES && reference === undefined; tries += 1) {
    const body = await send(asked, url);
    const sentence = body === undefined || body === '' ? '' : (saidInWindow(body) ?? '');
    reference = /[A-Z]+-[A-Z\d]{6}/.exec(sentence)?.[0];
    if (reference === undefined) await setTimeout(HEARD_WITHIN_MS);
  }
  if (reference === undefined) return undefined;
  const about = reference;
  const told = await Promise.all(
    [0, 1].map((which) =>
      claim(
        { id: `TDuel${number}-${which}`, about, officer: OFFICERS[(number + which) % OFFICERS.length] ?? '' },
        parts,
      ),
    ),
  );
  return { reference, told };
}

/** Presses until something is said to the press. */
async function claim(
  { id, about, officer }: { readonly id: string; readonly about: string; readonly officer: string },
  { url, model, slack }: Parts,
): Promise<Duel['told'][number]> {
  const heard: string[] = [];
  const turn = pressOf(
    id,
    'claim',
    { user: officer, about },
    slack.responseUrl((sentence) => heard.push(sentence)),
  );
  model.remember(turn);
  for (let tries = 0; tries < TRIES && heard.length === 0; tries += 1) {
    await send(turn, url);
    if (heard.length === 0) await setTimeout(HEARD_WITHIN_MS);
  }
  return { officer, sentence: heard[0] ?? '' };
}

/** One of the two has it, has heard so if they heard anything, and the other has not. */
export const auditDuels = (duels: readonly Duel[], kept: readonly Escalation[]): readonly string[] =>
  duels.flatMap(({ reference, told }) => {
    const escalation = kept.find(({ id }) => id === reference);
    const claims = (escalation?.history ?? []).filter(({ move }) => move.move === 'claim');
    const [first] = claims;
    const holder = first === undefined || first.by === 'clock' ? undefined : first.by.id;
    const mistaken = told.filter(
      ({ officer, sentence }) => sentence.includes(doneLine(reference, 'claim')) && personIn(officer) !== holder,
    );
    return [
      ...(claims.length === 1 ? [] : [`${reference} was claimed ${claims.length} times.`]),
      ...mistaken.map(({ officer }) => `${officer} was told that ${reference} is theirs.`),
    ];
  });
