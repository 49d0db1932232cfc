import type { Audience } from './conversation.ts';

/** Every sentence of the welcome. Plain British English, short, never blaming. */

export const WELCOME_HEADING = 'Welcome to Clausebook';

export const whatLine = (whose: string): string =>
  `Ask me about ${whose}. I quote the part that answers, word for word, and say where it stands. ` +
  'I write nothing of my own, and when I am not sure I say so.';

const HOW: Readonly<Record<Audience, string>> = {
  'only-you': 'Type your question here. Only you can see what you ask here and what I reply.',
  'everyone-here':
    'Mention me with your question. Everyone in this conversation can see what is asked here and what I reply; for a question of your ' +
    'own, write to me alone.',
};

const ANSWERED_ALONE =
  'Mention me with your question. Everyone in this conversation can see what is asked here; the answer goes to you alone.';

/** How to ask, and who can see it. */
export const howLine = (audience: Audience, answersAlone: boolean): string =>
  audience === 'everyone-here' && answersAlone ? ANSWERED_ALONE : HOW[audience];

export const ASK_OFFICER_LINE =
  'For what the guidance does not settle, press “Ask an officer” under the answer. The form says who will read it.';
export const NO_OFFICERS_LINE = 'For what the guidance does not settle, I say so.';

export const TRY_HEADING = 'Questions to try';
