import { formCard } from '../../src/adapters/teams/form-card.ts';
import { homeMessages } from '../../src/adapters/teams/home-card.ts';
import { goneMessage, listMessages, sheetMessages } from '../../src/adapters/teams/messages.ts';
import type { TeamsMessage } from '../../src/adapters/teams/messages.ts';
import { render } from '../../src/adapters/teams/render.ts';
import { MOVE_FORMS } from '../../src/core/conversation.ts';
import type { Audience } from '../../src/core/conversation.ts';
import { askOfficerForm, clauseOptions, moveForm } from '../../src/core/escalation-forms.ts';
import {
  cardSheet,
  drawingOn,
  fileSheet,
  moveSheet,
  statusSheet,
  viewSheet,
} from '../../src/core/escalation-sheets.ts';
import type { Escalation } from '../../src/core/escalation.ts';
import { refusedLine } from '../../src/core/refusal-wording.ts';
import { feedbackForm } from '../../src/core/feedback-sheets.ts';
import type { Form } from '../../src/core/form.ts';
import type { Clause } from '../../src/core/guidance.ts';
import type { Council } from '../../src/core/people.ts';
import type { Edition } from '../../src/core/ports.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { Sheet } from '../../src/core/sheet.ts';
import { AUDIENCE } from '../../src/core/wording.ts';
import { aHome } from '../../tests/support/any-home.ts';
import { ANNA, BEN, COUNCILLOR } from '../../tests/support/escalations.ts';
import type { Picture } from './conversation.ts';
import { NOON, stages } from './officers.ts';
import type { Shown } from './teams-draw.ts';

type Cards = readonly Shown[];

const shownIn = (messages: readonly TeamsMessage[]): Cards =>
  messages.flatMap((message): Cards => {
    if ('text' in message) return [{ words: message.text }];
    return message.attachments.map(({ content }) => ({ card: content, said: message.summary }));
  });

export const drawReply = (reply: Reply, audience: Audience): Cards => shownIn(render(reply, audience));

const told = (sheet: Sheet, audience: Audience): Sheet => ({
  ...sheet,
  parts: [...sheet.parts, { part: 'line', text: AUDIENCE[audience] }],
});

/** What officers and councillors see of escalations in Teams, as cards, lists, forms and pages. */
export function teamsPictures(
  edition: Edition,
  council: Council,
  clauses: readonly Clause[],
): readonly Picture<Cards>[] {
  const drawing = drawingOn(edition, NOON);
  const near = clauses.map(({ id }) => id);
  const question = 'May I use the borough’s crest on my election leaflet, and on the web page it links to?';
  const botSaid = { outcome: 'unsure', why: 'weak', near, edition: edition.id } as const;
  const { waiting, claimed, asked, replied, answered, secret } = stages({ question, botSaid }, near);
  const sheet = (name: string, shown: Sheet, audience: Audience): Picture<Cards> => ({
    name: `sheet-${name}`,
    drawn: shownIn(sheetMessages(told(shown, audience))),
  });
  const card = (name: string, escalation: Escalation) =>
    sheet(`card-${name}`, cardSheet(escalation, drawing), 'everyone-here');
  const status = (name: string, escalation: Escalation) =>
    sheet(`councillor-${name}`, statusSheet(escalation, COUNCILLOR.id, drawing), 'only-you');
  const move = (name: string, escalation: Escalation, asker: boolean): readonly Picture<Cards>[] =>
    escalation.history
      .slice(-1)
      .map((entry) =>
        sheet(`told-${name}`, moveSheet(escalation, entry, { asker, inside: true }, drawing), 'only-you'),
      );
  const mine = [waiting, asked, answered].map((each) => statusSheet(each, COUNCILLOR.id, drawing));
  return [
    card('waiting', waiting),
    card('claimed', claimed),
    card('confidential', secret),
    card('answered', answered),
    sheet('view-of-its-officer', viewSheet(claimed, ANNA.id, drawing), 'everyone-here'),
    sheet('view-of-another', viewSheet(claimed, BEN.id, drawing), 'everyone-here'),
    sheet('file-of-its-officer', fileSheet(replied, ANNA.id, drawing), 'only-you'),
    status('waiting', waiting),
    status('asked-back', asked),
    status('answered', answered),
    ...move('asked-back', asked, true),
    ...move('replied', replied, false),
    ...move('answered', answered, true),
    { name: 'sheet-part-gone', drawn: shownIn([goneMessage('GED-7K2M4: waiting for an officer')]) },
    { name: 'list-mine', drawn: shownIn(listMessages('Your questions to officers', mine)) },
    { name: 'home', drawn: shownIn(homeMessages(aHome())) },
    ...formPictures(claimed, clauses, council),
  ];
}

function formPictures(escalation: Escalation, clauses: readonly Clause[], council: Council): readonly Picture<Cards>[] {
  const near = clauseOptions(clauses, escalation.council);
  const { question } = escalation;
  const picture = (form: Form, problem?: string): Picture<Cards> => ({
    name: `form-${form.form}${problem === undefined ? '' : '-again'}`,
    drawn: [
      {
        title: form.title,
        card: formCard(form, problem === undefined ? undefined : { problem, answers: { text: 'Yes.' } }).content,
      },
    ],
  });
  const answer = moveForm('answer', escalation, { question, near, officers: [BEN] });
  return [
    picture(askOfficerForm('teams:1', question, ['The Legal team answers by 26 November 2026.'])),
    picture(feedbackForm('teams:1', question, council)),
    ...MOVE_FORMS.map((form) => picture(moveForm(form, escalation, { question, near, officers: [BEN] }))),
    picture(answer, refusedLine('no-such-clause')),
  ];
}
