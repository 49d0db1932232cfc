import type { ChangeCounts } from './edition-diff.ts';
import type { Publication, PublishedBy } from './publication.ts';

/** Every sentence of the history of editions. Plain British English, short, never blaming. */

export function byWords(by: PublishedBy): string {
  switch (by.kind) {
    case 'admin':
    case 'officer':
      return by.name;
    case 'command':
      return `${by.name}, by the command line`;
    case 'start':
      return 'the service, when it started';
    case 'signal':
      return 'the service, at a signal';
    case 'change':
      return 'the service, since files had changed';
  }
}

export const HOW: Readonly<Record<Publication['how'], string>> = {
  published: 'published',
  'rolled-back': 'rolled back',
};

export const countWords = ({ added, removed, reworded, renumbered, redated }: ChangeCounts): string => {
  const dates = redated === 0 ? '' : `, ${redated} with other dates`;
  return `${added} added, ${removed} removed, ${reworded} reworded, ${renumbered} renumbered${dates}`;
};

export const IN_FORCE = 'in force';
export const NOTHING_PUBLISHED = 'No edition has been put in force yet.';
export const noPublication = (number: number): string =>
  `There is no publication ${number}. “clausebook editions” names them all.`;
export const newestOnly = (count: number): string => `These are the newest ${count}.`;
/** Going back is done without a reason. */
export const acceptedWords = ({ regressed, accepted }: Publication): string =>
  `${regressed} expected ${regressed === 1 ? 'question' : 'questions'} answered worse${accepted === undefined ? '' : `, accepted: ${accepted}`}`;
export const unreadableDiff = (number: number): string =>
  `What is kept of publication ${number} is not a list of changes. Put the last copy of the database back.`;
