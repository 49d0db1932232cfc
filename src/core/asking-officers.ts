import type { Consider } from './considering.ts';
import { namedTurn } from './conversation.ts';
import type { Handling } from './conversation.ts';
import { isAsker } from './escalation.ts';
import type { Escalation } from './escalation.ts';
import { askOfficerForm, readText } from './escalation-forms.ts';
import { due, make } from './escalation-moves.ts';
import { drawingOn, statusSheet } from './escalation-sheets.ts';
import { askedBeforeLine, askedLine, askOfficerLines, joinedLine, KEPT_LINE, NO_TOPIC } from './escalation-wording.ts';
import { refusedLine } from './refusal-wording.ts';
import type { FormAnswers } from './form.ts';
import type { AskOnce } from './asking-once.ts';
import { personalSigns } from './personal-signs.ts';
import { personalNotice } from './personal-signs-wording.ts';
import type { ShortMemory } from './short-memory.ts';
import { noticesOf, noticesOfOpening } from './notices.ts';
import type { Officers } from './officers.ts';
import type { Council } from './people.ts';
import type { Chance, Clock, EscalationStore, KnowledgeBase } from './ports.ts';
import { sameQuestion } from './question-key.ts';
import { newReference } from './reference.ts';
import type { Handled, RefusedWhy } from './reply.ts';
import { botSaidOf, createRouting, topicOf } from './route.ts';
import type { Route } from './route.ts';

/** A councillor asks an officer. */
export interface AskingOfficers {
  /** The form to ask in; `typed`: the question, if it is still known. */
  form(handling: Handling, about: string, typed: string | undefined): Promise<Handled>;
  /** Opens an escalation, or joins one that asks the same. Asked twice about one turn, the first one comes back. */
  ask(handling: Handling, about: string, answers: FormAnswers): Promise<Handled>;
  /** Whether anybody can be asked for that council. */
  takes(council: Council): Promise<boolean>;
}

export interface AskingParts {
  readonly store: EscalationStore;
  readonly knowledge: KnowledgeBase;
  readonly officers: Officers;
  readonly consider: Consider;
  readonly memory: ShortMemory;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** `askOnce` is asked before anything is opened or joined. */
export function createAskingOfficers(parts: AskingParts, askOnce: AskOnce): AskingOfficers {
  const { store, knowledge } = parts;
  const routing = createRouting(parts);

  const councilOf = ({ council }: Handling): Council | undefined =>
    knowledge.current().councils.find(({ id }) => id === council);
  const takes = async (council: Council): Promise<boolean> => (await routing.reachable(council)).length > 0;

  async function form(handling: Handling, about: string, typed = ''): Promise<Handled> {
    const council = councilOf(handling);
    if (council === undefined || !(await takes(council))) return refused('no-team');
    const route = typed === '' ? undefined : await routing.of(typed, council);
    const lines = route === undefined ? [] : askOfficerLines(route.team.name, council, route.answerBy);
    const signs = personalSigns(typed);
    const notice = signs.length === 0 ? [] : [personalNotice(signs)];
    return { kind: 'form', form: askOfficerForm(about, typed, [...notice, ...lines, KEPT_LINE]) };
  }

  async function ask(handling: Handling, about: string, answers: FormAnswers): Promise<Handled> {
    const council = councilOf(handling);
    if (council === undefined) return refused('no-team');
    const read = readText(answers);
    if ('why' in read) return refused(read.why);
    // Before any is joined: it may be closed, and another one with the same question open.
    const before = await store.askedAbout(handling.by.id, namedTurn(about));
    if (before !== undefined) return asked(before, read.text, handling, council, parts);
    const unasked = await askOnce(handling, about, read.text);
    if (unasked !== undefined) return unasked;
    const confidential = answers.confidential === true;
    const same = confidential ? undefined : await store.openLike(council.id, read.text);
    const joined = same && (await join(handling, about, same, parts));
    if (joined !== undefined) return joined;
    const route = await routing.of(read.text, council);
    if (route === undefined) return refused((await takes(council)) ? 'nothing-said' : 'no-team');
    return open(handling, about, route, { question: read.text, confidential }, parts);
  }

  return { form, ask, takes };
}

/** Undefined: it has moved on, or cannot be joined. */
async function join(
  { id, by }: Handling,
  about: string,
  same: Escalation,
  { store, knowledge, officers, clock }: AskingParts,
): Promise<Handled | undefined> {
  const told = (escalation: Escalation): Handled => ({
    kind: 'done',
    sentence: joinedLine(escalation.id, escalation.answerBy),
    sheet: statusSheet(escalation, by.id, drawingOn(knowledge.current(), clock())),
  });
  const asker = { person: by, about: namedTurn(about) };
  // Noted: sent again once that one is closed, it would open another.
  if (isAsker(same, by.id)) return told(await store.askedAgain(asker, same.id));
  const moved = make(same, { part: 'councillor', person: by }, { move: 'join', asker }, clock(), id);
  if (moved.outcome === 'refused') return undefined;
  const places = await officers.placesFor(same, knowledge.current());
  const { won } = await store.advance(moved.escalation, noticesOf(moved.escalation, places));
  return won ? told(moved.escalation) : undefined;
}

async function open(
  handling: Handling,
  about: string,
  { council, team, considered, answerBy }: Route,
  words: Pick<Escalation, 'question' | 'confidential'>,
  parts: AskingParts,
): Promise<Handled> {
  const { store, officers, clock, chance } = parts;
  const places = await officers.placesOf(council, team);
  for (;;) {
    const escalation: Escalation = {
      id: newReference(council, chance),
      council: council.id,
      team: team.id,
      askers: [{ person: handling.by, about: namedTurn(about) }],
      ...words,
      topic: topicOf(considered) ?? NO_TOPIC,
      botSaid: botSaidOf(considered),
      opened: clock(),
      ...due(answerBy),
      now: { state: 'waiting' },
      recused: [],
      history: [],
    };
    const opening = await store.open(escalation, noticesOfOpening(escalation, places));
    if (opening.outcome !== 'id-taken') return asked(opening.escalation, words.question, handling, council, parts);
  }
}

/** What is said of an escalation that somebody opened or joined, however often they ask about the same turn. */
function asked(
  escalation: Escalation,
  text: string,
  { by }: Handling,
  council: Council,
  { knowledge, clock }: AskingParts,
): Handled {
  const { id, team, answerBy, history, question } = escalation;
  const joined = history.some(({ move }) => move.move === 'join' && move.asker.person.id === by.id);
  const to = council.teams.find((each) => each.id === team)?.name ?? team;
  return {
    kind: 'done',
    sentence: joined
      ? joinedLine(id, answerBy)
      : sameQuestion(question, text)
        ? askedLine(id, to, answerBy)
        : askedBeforeLine(id),
    sheet: statusSheet(escalation, by.id, drawingOn(knowledge.current(), clock())),
  };
}

const refused = (why: RefusedWhy): Handled => ({ kind: 'refused', why, sentence: refusedLine(why) });
