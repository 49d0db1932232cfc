import { answerToKeep } from './advice-forms.ts';
import type { Act, FormName } from './conversation.ts';
import { isAsker } from './escalation.ts';
import type { Escalation } from './escalation.ts';
import { ACT_LABELS, FORM_LABELS } from './escalation-wording.ts';
import type { PersonId } from './people.ts';
import type { Button } from './sheet.ts';

type Choice = Omit<Extract<Button, { press: 'act' }>, 'about'> | Omit<Extract<Button, { press: 'form' }>, 'about'>;

const act = (name: Act, main = false): Choice => ({ press: 'act', act: name, label: ACT_LABELS[name], main });
const form = (name: FormName, main = false): Choice => ({ press: 'form', form: name, label: FORM_LABELS[name], main });

/** What whoever asked can do. */
export const askerButtons = (escalation: Escalation): readonly Button[] => about(escalation, ofAskers(escalation));

/** What officers can do: of what is claimed, what the one who holds it can. */
export const officerButtons = (escalation: Escalation): readonly Button[] => about(escalation, ofOfficers(escalation));

/** What one officer can do. Whoever stepped aside or asked it themselves may still leave a note. */
export function buttonsOf(escalation: Escalation, officer: PersonId): readonly Button[] {
  const { now, recused } = escalation;
  if (recused.includes(officer) || isAsker(escalation, officer)) return about(escalation, [form('note')]);
  const others = now.state === 'claimed' && now.officer.id !== officer;
  return others ? about(escalation, [form('note'), act('recuse')]) : officerButtons(escalation);
}

const about = ({ id }: Escalation, choices: readonly Choice[]): readonly Button[] =>
  choices.map((choice) => ({ ...choice, about: id }));

function ofAskers({ now }: Escalation): readonly Choice[] {
  switch (now.state) {
    case 'waiting':
      return [form('add-detail'), act('withdraw')];
    case 'claimed':
      return [now.askedBack ? form('reply', true) : form('add-detail'), act('withdraw')];
    case 'answered':
      return [act('settle', true), form('reopen')];
    case 'closed':
      return [form('reopen')];
  }
}

function ofOfficers(escalation: Escalation): readonly Choice[] {
  const { now } = escalation;
  switch (now.state) {
    case 'waiting':
      return [act('claim', true), form('note'), act('recuse')];
    case 'claimed':
      return [
        form('answer', true),
        form('ask-back'),
        form('note'),
        form('hand-over'),
        act('release'),
        act('recuse'),
        form('close-without-answer'),
      ];
    default:
      return [form('note'), ...('answer' in answerToKeep(escalation) ? [form('keep-advice')] : [])];
  }
}
