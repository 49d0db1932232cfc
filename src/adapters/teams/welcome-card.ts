import { HOME_MOST, oneLine } from '../../core/home.ts';
import { moreLine } from '../../core/home-wording.ts';
import type { Welcome } from '../../core/welcome.ts';
import { buttons } from './card-actions.ts';
import type { SubmitAction } from './card-actions.ts';
import { heading, lines } from './card.ts';
import type { CardElement } from './card.ts';
import { LIMITS } from './limits.ts';
import { pagedMessages } from './messages.ts';
import type { TeamsMessage } from './messages.ts';

const STRONG = { look: { weight: 'Bolder' }, spacing: 'Small' } as const;
const CLOSE = { spacing: 'Small' } as const;

/** The welcome as one card, with as many documents as fit. */
export function welcomeMessage(welcome: Welcome): TeamsMessage {
  const { documents } = welcome;
  for (let shown = documents.rows.length; ; shown -= 1) {
    const [message, ...others] = pagedMessages(elementsOf(welcome, shown), `${welcome.heading}. ${welcome.lines[0]}`);
    if (message !== undefined && (others.length === 0 || shown === 0)) return message;
  }
}

function elementsOf({ documents, ...welcome }: Welcome, shown: number): readonly CardElement[] {
  const left = documents.rows.length - shown + documents.more;
  return [
    heading(welcome.heading),
    ...welcome.lines.flatMap((line) => lines(line)),
    heading(documents.heading, true),
    ...documents.rows
      .slice(0, shown)
      .flatMap(({ lines: [first, ...others] }) => [
        ...lines(first, STRONG),
        ...others.flatMap((line) => lines(line, CLOSE)),
      ]),
    ...(left === 0 ? [] : lines(moreLine(left), CLOSE)),
    ...welcome.officers.flatMap((line, index) => lines(line, index === 0 ? {} : CLOSE)),
    ...(welcome.questions.length === 0 ? [] : [heading(welcome.tryHeading, true)]),
    // Each in a row of its own: side by side, Teams cuts long ones.
    ...welcome.questions.flatMap((question) => buttons([asking(question)])),
  ];
}

/**
 * Asks the question as if it had been typed, so that it stands in the conversation above its answer. What comes back is trusted no more
 * than what is typed: it is a question. By its number alone, a card that was posted before the guidance changed would ask something else
 * than it shows.
 */
function asking(question: string): SubmitAction {
  const clausebook = { asks: oneLine(question, HOME_MOST.firstLine) };
  const said = { displayText: clausebook.asks, text: clausebook.asks };
  return {
    type: 'Action.Submit',
    title: oneLine(question, LIMITS.titleUnits),
    data: { msteams: { type: 'messageBack', ...said, value: { clausebook } }, clausebook },
  };
}
