/** 'fault': no edition is made of it. 'advice': worth a look, and nothing is refused for it. */
export type Level = 'fault' | 'advice';

interface RuleWords {
  readonly level: Level;
  /** A way to mend it. */
  readonly mend: string;
}

/** What is checked, each with a section in docs/checks.md. A name never changes: people sort and silence problems by it. */
export const RULES = {
  'unreadable-file': {
    level: 'fault',
    mend: 'Save the file as plain text in the encoding UTF-8, where Clausebook may read it.',
  },
  'not-yaml': {
    level: 'fault',
    mend: 'Compare the line with the examples in knowledge-base/README.md. Indent with spaces, and put text with a colon in quotes.',
  },
  'wrong-field': {
    level: 'fault',
    mend: 'Write the field as knowledge-base/README.md describes it. An editor that knows the schema shows what belongs here.',
  },
  'unread-file': { level: 'fault', mend: 'Name the file as the others, or move it out of the folder.' },
  'no-council': { level: 'fault', mend: 'Make a folder with a council.yaml in it, and name the folder above it.' },
  'files-changed': { level: 'fault', mend: 'Wait until nobody changes the files, and have them read again.' },
  'missing-source': { level: 'fault', mend: 'Put the file there, or correct its name under `source`.' },
  'altered-words': {
    level: 'fault',
    mend: 'Copy the words from the source again. If the source itself was corrected, put the new one in its place.',
  },
  'repeated-id': {
    level: 'fault',
    mend: 'Give the newer one another id. The older one keeps its id: receipts and expected questions name it.',
  },
  'unstable-id': {
    level: 'fault',
    mend: 'Give the clause its id of before back. Only a clause with other words is another clause.',
  },
  'shared-phrasing': {
    level: 'fault',
    mend: 'Keep it under the clause that answers it, and take it out of the other.',
  },
  'unknown-clause': {
    level: 'fault',
    mend: 'Name a clause that there is as document/id, or take the name out.',
  },
  'differs-from-itself': { level: 'fault', mend: 'Name the other clause, or take the mark out.' },
  'question-is-phrasing': {
    level: 'fault',
    mend: 'Say the expected question in other words, or take the phrasing out.',
  },
  'gap-is-phrasing': {
    level: 'fault',
    mend: 'If the clause settles it, take it out of the gap; if not, out of the clause.',
  },
  'unknown-document': { level: 'fault', mend: 'Name the document’s file without .yaml, or take the name out.' },
  'group-without-channel': { level: 'fault', mend: 'Give the team the id of its channel as `slack`.' },
  'workspace-named-twice': { level: 'fault', mend: 'Keep it with the council whose councillors ask there.' },
  'never-in-force': {
    level: 'fault',
    mend: 'Compare `from` and `until` with the document: both days are included, and a clause is in force only while its document is.',
  },
  'dead-reference': {
    level: 'advice',
    mend: 'If the document has that place, add its clauses or its number. If it has not, name it under `omitted`, with the reason.',
  },
  'repeated-number': {
    level: 'advice',
    mend: 'Compare it with the source. If the document itself prints the number twice, tell its owner.',
  },
  'left-out-words': {
    level: 'advice',
    mend: 'Put the words into a clause, or under `omitted` with the reason.',
  },
  'uncompared-source': {
    level: 'advice',
    mend: 'Keep the document’s words as plain text (.txt or .md) beside it, and name that as `source`.',
  },
  'days-over': {
    level: 'advice',
    mend: 'If it is to be in force again, change `until`. If not, it may stay: receipts and `--as-at` still find it.',
  },
  'review-passed': {
    level: 'advice',
    mend: 'Ask the owner whether the document still holds, and put in the date of the next review that it gives.',
  },
  'unreached-clause': {
    level: 'advice',
    mend: 'Add ways in which councillors ask for it under `asked`.',
  },
  'phrasing-leads-elsewhere': {
    level: 'advice',
    mend: 'Move the phrasing to the clause that it leads to, or say in it what is asked of this one alone.',
  },
  'unmet-question': {
    level: 'advice',
    mend: 'Add phrasings to the clause that should answer, or correct what is expected.',
  },
  'lexicon-pulls': {
    level: 'advice',
    mend: 'Split the group, or take out the word that stands for another matter as well.',
  },
  'shared-lexicon-word': {
    level: 'advice',
    mend: 'If it means one thing only, keep it in that group. If it means both, leave it.',
  },
} as const satisfies Readonly<Record<string, RuleWords>>;

export type Rule = keyof typeof RULES;
