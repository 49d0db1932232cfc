import { renderForm, renderOptions, renderOutcome } from '../../src/adapters/slack/render-form.ts';
import { renderList, renderSheet } from '../../src/adapters/slack/render-sheet.ts';
import { renderSentence } from '../../src/adapters/slack/render.ts';
import { FORMS } from '../../src/core/conversation.ts';
import { askOfficerForm, clauseOptions, moveForm } from '../../src/core/escalation-forms.ts';
import { make } from '../../src/core/escalation-moves.ts';
import { cardSheet, drawingOn, fileSheet, moveSheet, statusSheet } from '../../src/core/escalation-sheets.ts';
import { escalationId } from '../../src/core/escalation.ts';
import type { Escalation, Move, Mover } from '../../src/core/escalation.ts';
import type { Form } from '../../src/core/form.ts';
import type { Clause, ClauseId } from '../../src/core/guidance.ts';
import type { Edition } from '../../src/core/ports.ts';
import type { Sheet } from '../../src/core/sheet.ts';
import { anEscalation, ANNA, BEN, COUNCILLOR } from '../../tests/support/escalations.ts';
import { kitMessage, kitModal, kitOptions } from '../../tests/support/slack-block-kit.ts';
import type { Picture } from './conversation.ts';
import { drawMessage, drawModal, drawOptions } from './draw.ts';

export const NOON = Date.UTC(2026, 10, 24, 12);
const HOUR = 60 * 60 * 1000;
const OFFICER: Mover = { part: 'officer', person: ANNA };
const ASKER: Mover = { part: 'councillor', person: COUNCILLOR };

/** An escalation after some moves, one an hour. */
const after = (start: Partial<Escalation>, ...moves: readonly (readonly [Mover, Move])[]): Escalation =>
  moves.reduce(
    (escalation, [mover, move], index) => {
      const moved = make(escalation, mover, move, NOON + (index + 1) * HOUR);
      if (moved.outcome !== 'moved') throw new Error(`${move.move} is refused.`);
      return moved.escalation;
    },
    anEscalation({
      id: escalationId('GED-7K2M4'),
      opened: NOON,
      answerBy: NOON + 48 * HOUR,
      remindAt: NOON + 40 * HOUR,
      ...start,
    }),
  );

/** One question on its way: asked, claimed, asked back, replied to and answered; and the same kept confidential. */
export function stages(start: Partial<Escalation>, near: readonly ClauseId[]) {
  const claim = [OFFICER, { move: 'claim' }] as const;
  const answerText = 'Not on the leaflet. On the web page only where it shares what the council itself has published.';
  const answer = [OFFICER, { move: 'answer', text: answerText, clauses: near.slice(0, 1) }] as const;
  const askBack = [OFFICER, { move: 'ask-back', text: 'Is the leaflet paid for by you, or by your party?' }] as const;
  const reply = [ASKER, { move: 'reply', text: 'By my party.' }] as const;
  const waiting = after(start);
  const claimed = after(start, claim);
  const asked = after(start, claim, askBack);
  const replied = after(start, claim, askBack, reply);
  const answered = after(start, claim, askBack, reply, answer);
  const secret = after({ ...start, confidential: true }, claim);
  return { waiting, claimed, asked, replied, answered, secret };
}

/** What officers and councillors see of escalations, each as it is drawn in Slack. */
export function officerPictures(edition: Edition, clauses: readonly Clause[]): readonly Picture[] {
  const drawing = drawingOn(edition, NOON);
  const near = clauses.map(({ id }) => id);
  const start: Partial<Escalation> = {
    question: 'May I use the borough’s crest on my election leaflet, and on the web page it links to?',
    botSaid: { outcome: 'unsure', why: 'weak', near, edition: edition.id },
  };
  const { waiting, claimed, asked, replied, answered, secret } = stages(start, near);

  const sheet = (name: string, shown: Sheet, where: string): Picture => ({
    name: `sheet-${name}`,
    drawn: renderSheet(shown)
      .map(({ blocks }) => drawMessage(kitMessage.parse(blocks), where))
      .join(''),
  });
  const status = (name: string, escalation: Escalation): Picture =>
    sheet(`councillor-${name}`, statusSheet(escalation, COUNCILLOR.id, drawing), '');
  const card = (name: string, escalation: Escalation): Picture =>
    sheet(`card-${name}`, cardSheet(escalation, drawing), ' · in #legal-team');
  const told = (name: string, escalation: Escalation, asker: boolean): readonly Picture[] =>
    escalation.history
      .slice(-1)
      .map((entry) => sheet(`told-${name}`, moveSheet(escalation, entry, { asker, inside: true }, drawing), ''));
  const statuses = [waiting, asked, answered].map((each) => statusSheet(each, COUNCILLOR.id, drawing));

  return [
    card('waiting', waiting),
    card('claimed', claimed),
    card('answered', answered),
    card('confidential', secret),
    sheet('file-of-its-officer', fileSheet(replied, ANNA.id, drawing), ' · only you see this'),
    sheet('file-of-another', fileSheet(replied, BEN.id, drawing), ' · only you see this'),
    status('waiting', waiting),
    status('asked-back', asked),
    status('answered', answered),
    ...told('asked-back', asked, true),
    ...told('replied', replied, false),
    ...told('answered', answered, true),
    list('mine', 'mine', 'Your questions to officers', statuses),
    list('queue', 'queue', 'Waiting for your team', [fileSheet(waiting, ANNA.id, drawing)]),
    list(
      'long',
      'mine',
      'Your questions to officers',
      Array.from({ length: 20 }, () => statuses)
        .flat()
        .slice(0, 20),
    ),
    ...formPictures(claimed, clauses),
    {
      name: 'sentence',
      drawn: drawMessage(kitMessage.parse(renderSentence('GED-7K2M4 is yours now.').blocks), ' · only you see this'),
    },
  ];
}

const list = (name: string, which: 'mine' | 'queue', heading: string, sheets: readonly Sheet[]): Picture => ({
  name: `list-${name}`,
  drawn: renderList({ kind: 'sheets', list: which, heading, sheets })
    .map(({ blocks }) => drawMessage(kitMessage.parse(blocks), ' · only you see this'))
    .join(''),
});

function formPictures(escalation: Escalation, clauses: readonly Clause[]): readonly Picture[] {
  const at = { at: { platform: 'slack', address: '{"channel":"C1"}' }, audience: 'everyone-here' } as const;
  const near = clauseOptions(clauses, escalation.council);
  const modal = (name: string, form: Form): Picture => ({
    name: `form-${name}`,
    drawn: drawModal(kitModal.parse(renderForm(form, at))),
  });
  const moves = FORMS.filter((form) => form !== 'ask-officer' && form !== 'wrong-clause' && form !== 'keep-advice');
  const outcome = (said: string, kept: string): string =>
    drawModal(kitModal.parse(renderOutcome('Answer', said, kept)));
  return [
    modal(
      'ask-officer',
      askOfficerForm('slack:Ev1', escalation.question, ['The Legal team answers by 26 November 2026.']),
    ),
    ...moves.map((form) =>
      modal(form, moveForm(form, escalation, { question: escalation.question, near, officers: [BEN] })),
    ),
    modal(
      'hand-over-to-nobody',
      moveForm('hand-over', escalation, { question: escalation.question, near, officers: [] }),
    ),
    { name: 'form-sent', drawn: outcome('GED-7K2M4 is answered. Cllr Ursula Field is told.', '') },
    { name: 'form-refused', drawn: outcome('GED-7K2M4 was withdrawn meanwhile.', 'Not on the leaflet.') },
    { name: 'options', drawn: drawOptions(kitOptions.parse({ options: renderOptions(near) }).options) },
  ];
}
