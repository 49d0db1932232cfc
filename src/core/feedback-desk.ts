import { namedTurn } from './conversation.ts';
import type { Handling } from './conversation.ts';
import { readAnyText } from './escalation-forms.ts';
import { MOST_LISTED } from './escalation-lists.ts';
import { refused } from './escalation-moving.ts';
import { listHeading } from './escalation-wording.ts';
import { daysBefore, FEEDBACK_DAYS, feedbackOn } from './feedback.ts';
import type { Feedback } from './feedback.ts';
import { feedbackForm, feedbackSheet } from './feedback-sheets.ts';
import { THANKS } from './feedback-wording.ts';
import type { FormAnswers } from './form.ts';
import type { Officers } from './officers.ts';
import type { Clock, FeedbackStore, KnowledgeBase, QuestionLog } from './ports.ts';
import type { Handled } from './reply.ts';

/** Where people say what they think of an answer, and officers read it. */
export interface FeedbackDesk {
  /** It was the right clause. */
  right(handling: Handling, about: string): Promise<Handled>;
  /** The form in which they say what is wrong; `typed`: the question, if it is still known. */
  form(handling: Handling, about: string, typed: string | undefined): Promise<Handled>;
  wrong(handling: Handling, about: string, answers: FormAnswers): Promise<Handled>;
  /** What was said of answers lately, for officers of the council's teams alone. */
  list(handling: Handling): Promise<Handled>;
}

export interface FeedbackParts {
  readonly feedback: Pick<FeedbackStore, 'keep' | 'of'>;
  readonly questions: Pick<QuestionLog, 'receiptOf'>;
  readonly knowledge: KnowledgeBase;
  readonly officers: Officers;
  readonly clock: Clock;
}

export function createFeedbackDesk({ feedback, questions, knowledge, officers, clock }: FeedbackParts): FeedbackDesk {
  async function given(handling: Handling, about: string, said: Pick<Feedback, 'verdict' | 'words'>) {
    const turn = namedTurn(about);
    return feedbackOn(turn, await questions.receiptOf(turn), handling, { ...said, at: clock() });
  }

  async function say(handling: Handling, about: string, said: Pick<Feedback, 'verdict' | 'words'>): Promise<Handled> {
    const wanted = await given(handling, about, said);
    if (wanted === undefined) return refused({ why: 'no-such-answer' });
    return { kind: 'thanked', sentence: THANKS[said.verdict], ...(await feedback.keep(wanted)) };
  }

  return {
    right: (handling, about) => say(handling, about, { verdict: 'right', words: '' }),
    async form(handling, about, typed = '') {
      const would = await given(handling, about, { verdict: 'wrong', words: '' });
      if (would === undefined) return refused({ why: 'no-such-answer' });
      const council = knowledge.current().councils.find(({ id }) => id === would.council);
      return { kind: 'form', form: feedbackForm(about, typed, council) };
    },
    async wrong(handling, about, answers) {
      const read = readAnyText(answers);
      return 'why' in read ? refused(read) : say(handling, about, { verdict: 'wrong', words: read.text });
    },
    async list({ by, council }) {
      const edition = knowledge.current();
      const inScope = edition.councils.filter(({ id }) => council === undefined || id === council);
      const theirs = await officers.teamsOf(by, inScope);
      const since = daysBefore(clock(), FEEDBACK_DAYS);
      const councils = [...new Set(theirs.map((each) => each.council.id))];
      const said = await Promise.all(councils.map((id) => feedback.of(id, since, MOST_LISTED)));
      const newest = said
        .flat()
        .toSorted((one, other) => other.at - one.at)
        .slice(0, MOST_LISTED);
      const heading = listHeading('feedback', newest.length, MOST_LISTED);
      return {
        kind: 'sheets',
        list: 'feedback',
        heading,
        sheets: newest.map((each) => feedbackSheet(each, edition, knowledge.haltedAt)),
      };
    },
  };
}
