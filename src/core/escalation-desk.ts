import { createAdviceDesk } from './advice-desk.ts';
import type { AdviceParts } from './advice-parts.ts';
import { createAdminDesk } from './admin-desk.ts';
import type { AdminParts } from './admin-desk.ts';
import { createAskingOfficers } from './asking-officers.ts';
import type { AskingParts } from './asking-officers.ts';
import { createAskingOnce } from './asking-once.ts';
import { clausesMeant } from './clause-finding.ts';
import { overdueIn } from './considering.ts';
import { isAdviceAct, isSuggestionAct, isSuggestionForm } from './conversation.ts';
import type { Handling, MoveAct, MoveForm } from './conversation.ts';
import { escalationId } from './escalation.ts';
import type { Escalation } from './escalation.ts';
import { clauseOptions, moveForm, readClauses, readText } from './escalation-forms.ts';
import { createLists } from './escalation-lists.ts';
import { createFeedbackDesk } from './feedback-desk.ts';
import type { FeedbackParts } from './feedback-desk.ts';
import { createMoving, refused } from './escalation-moving.ts';
import type { AskedMove, Part } from './escalation-moving.ts';
import { MOST_OPTIONS } from './form.ts';
import { createHomes } from './homes.ts';
import { createMarkedDesk } from './marked-desk.ts';
import { createMyDataDesk } from './my-data-desk.ts';
import type { MyDataParts } from './my-data-desk.ts';
import type { MarkedParts } from './marked-desk.ts';
import type { HomesParts } from './homes.ts';
import type { FormAnswers, Option } from './form.ts';
import { quote } from './guidance.ts';
import type { CouncilId } from './guidance.ts';
import { NOTHING_HALTED, placeOfClause } from './halt.ts';
import { handledSayable } from './halted-reply.ts';
import type { Handled } from './reply.ts';
import { createSuggestionDesk } from './suggestion-desk.ts';
import type { SuggestionDeskParts } from './suggestion-desk.ts';
import { answerBy, dayAt } from './working-days.ts';

/**
 * Where councillors and officers do something about escalations, keep answers as advice, say what they think of answers and see their own
 * matters, and admins put guidance in force or halt it. What a press claims is not believed: who may do what is looked up.
 */
export interface EscalationDesk {
  handle(handling: Handling): Promise<Handled>;
  /** Whether officers can be asked for that council. */
  takes(council: CouncilId | undefined): Promise<boolean>;
}

export interface DeskParts
  extends
    AskingParts,
    AdminParts,
    Pick<AdviceParts, 'curated'>,
    Pick<FeedbackParts & MarkedParts, 'feedback'>,
    MyDataParts,
    Pick<SuggestionDeskParts, 'suggesting' | 'suggestions'> {
  readonly knowledge: HomesParts['knowledge'];
  readonly questions: HomesParts['questions'] & FeedbackParts['questions'] & MarkedParts['questions'];
  /** What was asked in that turn, if it is still known. */
  readonly remembered: (handling: Handling, about: string) => Promise<string | undefined>;
  /** Called when there are notices to be delivered. */
  readonly nudge: () => void;
}

export function createEscalationDesk(parts: DeskParts): EscalationDesk {
  const { knowledge, nudge } = parts;
  const desks = desksOf(parts);
  return {
    async handle(handling) {
      const result = handledSayable(await handledAt(handling, desks, parts), knowledge.haltedAt ?? NOTHING_HALTED);
      if (result.kind === 'done') nudge();
      return result;
    },
    async takes(id) {
      const council = knowledge.current().councils.find((each) => each.id === id);
      return council !== undefined && desks.asking.takes(council);
    },
  };
}

type Desks = ReturnType<typeof desksOf>;

function desksOf(parts: DeskParts) {
  const moving = createMoving(parts);
  const adminDesk = createAdminDesk(parts);
  const askOnce = createAskingOnce(parts);
  return {
    askOnce,
    asking: createAskingOfficers(parts, askOnce),
    moving,
    lists: createLists({ ...parts, sheetFor: moving.sheetFor }),
    feedback: createFeedbackDesk(parts),
    marked: createMarkedDesk(parts),
    suggestions: createSuggestionDesk(parts),
    advice: createAdviceDesk({ ...parts, moving }),
    adminDesk,
    myData: createMyDataDesk(parts),
    homes: createHomes({ ...parts, adminDesk }),
  };
}

async function handledAt(handling: Handling, desks: Desks, parts: DeskParts): Promise<Handled> {
  const { asking, moving, feedback, marked, advice, suggestions, adminDesk, homes, myData } = desks;
  switch (handling.kind) {
    case 'lists':
      return listedAt(handling, desks);
    case 'browses':
      return browsed(handling, parts);
    case 'looks':
      return homes.look(handling);
    case 'own-data':
      return myData.handle(handling);
    case 'reloads':
      return adminDesk.reload(handling);
    case 'rolls-back':
      return adminDesk.rollBack(handling);
    case 'halts':
    case 'resumes':
      return adminDesk.halt(handling);
    case 'views': {
      const seen = await moving.admitted(handling, handling.about, 'officer');
      return 'why' in seen ? refused(seen) : { kind: 'view', sheet: moving.viewFor(seen.escalation, handling.by.id) };
    }
    case 'seeks':
      return {
        kind: 'options',
        options: (await marked.seek(handling.about, handling.typed)) ?? (await sought(handling, moving, parts)),
      };
    case 'acts': {
      const { act, about } = handling;
      if (act === 'right-clause') return feedback.right(handling, about);
      if (isAdviceAct(act)) return advice.decide(handling, about, act);
      if (isSuggestionAct(act)) return suggestions.act(handling, act, about);
      return moving.move(handling, about, partOf(act), async () => ({ move: act }));
    }
    case 'opens': {
      const { form, about } = handling;
      if (form === 'ask-officer') return asking.form(handling, about, await typedIn(handling, parts));
      if (form === 'wrong-clause') return feedback.form(handling, about, await typedIn(handling, parts));
      if (form === 'suggest-clause') return marked.form(handling, about);
      if (form === 'keep-advice') return advice.form(handling, about);
      if (isSuggestionForm(form)) return suggestions.form(handling, form, about);
      const admission = await moving.admitted(handling, about, partOf(form));
      return 'why' in admission ? refused(admission) : formOf(handling, form, admission.escalation, parts);
    }
    case 'sends': {
      const { form, about, answers } = handling;
      if (form === 'ask-officer') return asking.ask(handling, about, answers);
      if (form === 'wrong-clause') return feedback.wrong(handling, about, answers);
      if (form === 'suggest-clause') return marked.propose(handling, about, answers);
      if (form === 'keep-advice') return advice.propose(handling, about, answers);
      if (isSuggestionForm(form)) return suggestions.send(handling, form, about, answers);
      const unasked =
        partOf(form) === 'councillor' ? await desks.askOnce(handling, about, answers.text ?? '') : undefined;
      return (
        unasked ?? moving.move(handling, about, partOf(form), (escalation) => moveOf(form, answers, escalation, parts))
      );
    }
  }
}

const typedIn = async (
  handling: Extract<Handling, { kind: 'opens' }>,
  { remembered }: DeskParts,
): Promise<string | undefined> => handling.typed ?? remembered(handling, handling.about);

async function listedAt(
  handling: Extract<Handling, { kind: 'lists' }>,
  { lists, feedback, advice, suggestions }: Desks,
): Promise<Handled> {
  switch (handling.list) {
    case 'feedback':
      return feedback.list(handling);
    case 'advice':
      return advice.list(handling);
    case 'suggestions':
      return suggestions.list(handling);
    case 'mine':
    case 'queue':
      return lists.of(handling, handling.list);
  }
}

/** Clauses to choose from while somebody types: what a narrow window shows with a little scrolling. */
const MOST_BROWSED = 10;

async function browsed(
  { typed, council }: Extract<Handling, { kind: 'browses' }>,
  { knowledge, clock }: DeskParts,
): Promise<Handled> {
  const meant = await clausesMeant(typed, council, knowledge.current(), MOST_BROWSED);
  const quotes = meant.map((clause) => quote(clause));
  return { kind: 'clauses', typed, quotes, overdue: overdueIn(quotes, dayAt(clock())) };
}

/** Whose part a press belongs to; whether the person may, is another question. */
const partOf = (name: MoveAct | MoveForm): Part => (ASKERS.has(name) ? 'councillor' : 'officer');
const ASKERS: ReadonlySet<MoveAct | MoveForm> = new Set([
  'withdraw',
  'settle',
  'add-detail',
  'reply',
  'reopen',
] as const);
/** What only the officer who holds it can do: no use to fill in a form for nothing. */
const HOLDERS: ReadonlySet<MoveForm> = new Set(['answer', 'ask-back', 'hand-over', 'close-without-answer'] as const);

async function formOf(
  { by }: Handling,
  form: MoveForm,
  escalation: Escalation,
  { knowledge, officers }: DeskParts,
): Promise<Handled> {
  const edition = knowledge.current();
  const { now, confidential, question, council, recused } = escalation;
  const holds = now.state === 'claimed' && now.officer.id === by.id;
  if (HOLDERS.has(form) && !holds)
    return refused(now.state === 'claimed' ? { why: 'claimed-by', officer: now.officer } : { why: 'too-late' });
  const near = escalation.botSaid.near.flatMap((id) => edition.clause(id) ?? []);
  const others = form === 'hand-over' ? await officers.of(escalation, edition) : [];
  const shown = {
    question: partOf(form) === 'councillor' || holds || !confidential ? question : undefined,
    near: clauseOptions(near, council, knowledge.haltedAt),
    officers: others.filter(({ id }) => id !== by.id && !recused.includes(id)),
  };
  return { kind: 'form', form: moveForm(form, escalation, shown) };
}

/** What a form asks for; refused if it is not filled in well. */
async function moveOf(
  form: MoveForm,
  answers: FormAnswers,
  escalation: Escalation,
  { knowledge, officers, clock }: DeskParts,
): Promise<AskedMove> {
  const edition = knowledge.current();
  if (form === 'hand-over') {
    const to = (await officers.of(escalation, edition)).find(({ id }) => id === answers.officer);
    return to === undefined ? { why: 'no-such-officer' } : { move: form, to };
  }
  const read = readText(answers);
  if ('why' in read) return read;
  if (form === 'answer') {
    const chosen = readClauses(answers, edition, escalation.council);
    if ('why' in chosen) return chosen;
    // What is halted would be told to the councillor as guidance.
    const halted = chosen.clauses.some((clause) => knowledge.haltedAt?.(placeOfClause(clause)) !== undefined);
    return halted ? { why: 'halted-clause' } : { move: form, ...read, ...chosen };
  }
  if (form !== 'reopen') return { move: form, ...read };
  const days = edition.councils.find(({ id }) => id === escalation.council)?.answersWithinDays ?? 1;
  return { move: form, ...read, answerBy: answerBy(clock(), days, edition.holidays) };
}

/**
 * Clauses of the escalation's council that may be meant, best first. They are published, so anybody may look; at what is halted only who may
 * answer, and it is marked.
 */
async function sought(
  handling: Extract<Handling, { kind: 'seeks' }>,
  moving: Desks['moving'],
  { store, knowledge }: DeskParts,
): Promise<readonly Option[]> {
  const { about, typed } = handling;
  const escalation = await store.byId(escalationId(about));
  if (escalation === undefined) return [];
  const clauses = await clausesMeant(typed, escalation.council, knowledge.current(), MOST_OPTIONS);
  const { haltedAt = NOTHING_HALTED } = knowledge;
  const halted = clauses.some(({ citation }) => haltedAt(citation) !== undefined);
  const seesAll = !halted || 'escalation' in (await moving.admitted(handling, about, 'officer'));
  const seen = seesAll ? clauses : clauses.filter(({ citation }) => haltedAt(citation) === undefined);
  return clauseOptions(seen, escalation.council, haltedAt);
}
