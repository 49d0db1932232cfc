import type { Fit } from '../core/guidance-files.ts';
import type { CouncilId } from '../core/guidance.ts';
import type { Suggested } from '../core/suggestion.ts';
import { clausesOf } from './check.ts';
import { unfit } from './phrasing-words.ts';
import { whatIsTaken } from './phrasing-trial.ts';
import { expectedClauseId } from './read-folder.ts';
import type { Folder } from './read-folder.ts';
import { asWords } from './words.ts';

/** How a suggestion stands to files as they were read: what they would be refused for with it does not fit. */
export function fitOf(folder: Folder, council: CouncilId, suggested: Suggested): Fit {
  switch (suggested.kind) {
    case 'phrasing':
      return phrasingFit(folder, council, suggested);
    case 'expected':
      return expectedFit(folder, council, suggested);
    case 'lexicon':
      return lexiconFit(folder, suggested.words);
  }
}

type OfClause = Extract<Suggested, { kind: 'phrasing' | 'expected' }>;
const FITS: Fit = { fit: 'fits' };
const THERE: Fit = { fit: 'there-already' };
const not = (why: string): Fit => ({ fit: 'unfit', why });

const clauseOf = ({ documents }: Folder, council: CouncilId, { clause: id }: OfClause) =>
  documents
    .filter((document) => document.council === council)
    .flatMap(({ clauses }) => clauses)
    .find((one) => one.id === id);

function phrasingFit(folder: Folder, council: CouncilId, suggested: OfClause): Fit {
  const clause = clauseOf(folder, council, suggested);
  if (clause === undefined) return not('the clause is not in the files.');
  const words = asWords(suggested.words);
  if ([...clause.asked, ...(clause.askedByMachine ?? [])].some((one) => asWords(one) === words)) return THERE;
  return judged(unfit(suggested.words, clause.text) ?? whatIsTaken(folder, council).get(words));
}

function expectedFit(folder: Folder, council: CouncilId, suggested: OfClause): Fit {
  const clause = clauseOf(folder, council, suggested);
  if (clause === undefined) return not('the clause is not in the files.');
  const words = asWords(suggested.words);
  const same = folder.expected
    .filter((file) => file.council === council)
    .flatMap(({ value }) => value)
    .find(({ question }) => asWords(question) === words);
  if (same !== undefined) {
    const there = clausesOf(same.clause).some((named) => expectedClauseId(council, named) === clause.id);
    return there ? THERE : not('it is an expected question with another answer.');
  }
  // What is expected is asked in whichever words, so those of the clause may be among them.
  return judged(unfit(suggested.words, '') ?? whatIsTaken(folder, council).get(words));
}

const judged = (why: string | undefined): Fit => (why === undefined ? FITS : not(`it ${why}.`));

function lexiconFit(folder: Folder, words: readonly string[]): Fit {
  // A first one would take the place of the one that comes with Clausebook.
  if (folder.lexiconFile === undefined) return not('the guidance has no lexicon of its own.');
  if (new Set(words.map(asWords)).size < 2) return not('it takes two different words.');
  const why = words.map((word) => unfit(word, '')).find((each) => each !== undefined);
  if (why !== undefined) return judged(why);
  const groups = groupsWith(folder.lexicon, words);
  if (groups.length > 1) return not('they stand in several groups of the lexicon already.');
  return groups.some((group) => words.every((word) => group.includes(word))) ? THERE : FITS;
}

/** The groups of the lexicon in which any of the words stands. */
export const groupsWith = (lexicon: Folder['lexicon'], words: readonly string[]): readonly (readonly string[])[] =>
  lexicon.filter((group) => words.some((word) => group.includes(word)));
