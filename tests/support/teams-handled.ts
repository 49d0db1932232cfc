import { askOfficerForm } from '../../src/core/escalation-forms.ts';
import { quote } from '../../src/core/guidance.ts';
import type { OnHandling } from '../../src/core/ports.ts';
import { aHome } from './any-home.ts';
import { aClause } from './builders.ts';
import { aSheet } from './teams-deliveries.ts';

/** Handles whatever comes, as if all were in order. */
export const everythingHandled: OnHandling = async (handling) => {
  switch (handling.kind) {
    case 'opens':
      return {
        kind: 'form',
        form: askOfficerForm(handling.about, handling.typed ?? '', ['Only your officers see it.']),
      };
    case 'seeks':
      return { kind: 'options', options: [{ value: 'gedling/social-media-guidance/4.8', label: '4.8: Be careful' }] };
    case 'browses':
      return { kind: 'clauses', typed: handling.typed, quotes: [quote(aClause())], overdue: [] };
    case 'looks':
    case 'own-data':
      return { kind: 'home', home: aHome() };
    case 'lists':
      return { kind: 'sheets', list: handling.list, heading: 'Yours', sheets: [aSheet()] };
    case 'acts':
    case 'sends':
    case 'reloads':
    case 'rolls-back':
    case 'halts':
    case 'resumes':
    case 'views':
      return { kind: 'done', sentence: 'It is done.', sheet: aSheet() };
  }
};
