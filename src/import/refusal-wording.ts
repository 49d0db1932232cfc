import type { Content } from './format.ts';
import type { Refused } from './import-file.ts';

const CONTENTS: Readonly<Record<Content, string>> = {
  pdf: 'a PDF',
  zip: 'a Word file or another packed file',
  'old-office': 'a file of an old version of Office, or one with a password',
  rtf: 'an RTF file',
  text: 'plain text or something unknown',
};

/** Why nothing was made of a file, and what to do instead. */
export function refusalLine({ why, content }: Refused, endings: readonly string[]): string {
  switch (why) {
    case 'encrypted':
      return 'This file has a password. Save it without one and try again.';
    case 'scanned':
      return 'This file holds pictures of pages and hardly any text. Ask for the Word file, or have the text recognised first.';
    case 'too-large':
      return 'This file is too large to be read. Save the guidance alone, without pictures, or as several files.';
    case 'too-many-pages':
      return 'This file has more pages than can be read. Save the guidance alone, or as several files.';
    case 'expands-too-far':
      return 'This file unpacks to far more than a document holds. Ask whoever sent it to save it again.';
    case 'too-slow':
      return 'This file takes too long to read. Save it again, as Word if you can, or as several files.';
    case 'broken':
      return 'This file is damaged. Ask for it again, or open it and save it under a new name.';
    case 'definitions':
      return 'This file holds definitions that no document needs and that can stand for anything, so it is not read. Ask whoever sent it to save it again.';
    case 'not-this-format':
      return 'This file is not what its name says it is. Open it and save it as Word or PDF.';
    case 'empty':
      return 'There is nothing in this file.';
    case 'unknown-ending':
      return `Files of this kind cannot be imported. Save it as one of these: ${endings.join(', ')}.`;
    case 'other-content':
      return `The name says otherwise, but this is ${CONTENTS[content ?? 'text']}. Save it in the form that its name says, or correct the name.`;
    case 'nothing-to-quote':
      return 'There is no paragraph in this file that could be quoted.';
    case 'existing-unreadable':
      return 'The document that is there has faults. Run `clausebook check`, mend what it names, and try again.';
    case 'failed':
      return 'This file could not be read, through no fault of yours. Save it in another form, and report it.';
  }
}

/** Why a file was not even read, or what was made of it not kept. */
export type NotKept =
  | { readonly why: 'no-file'; readonly path: string }
  | { readonly why: 'no-council'; readonly council: string; readonly folder: string }
  | { readonly why: 'no-name'; readonly name: string }
  | { readonly why: 'there-already'; readonly path: string }
  | { readonly why: 'nothing-to-update'; readonly path: string }
  | { readonly why: 'source-taken'; readonly path: string }
  | { readonly why: 'changed-meanwhile'; readonly path: string }
  /** `because`: the system's own code for it. */
  | { readonly why: 'unwritable'; readonly path: string; readonly because: string };

export function notKeptLine(not: NotKept): string {
  switch (not.why) {
    case 'no-file':
      return `There is no file ${not.path} that can be opened.`;
    case 'no-council':
      return `There is no council ${not.council}. Make the folder ${not.folder} with a council.yaml in it (two lines will do: name and shortName; knowledge-base/README.md says what else it may hold), and try again.`;
    case 'no-name':
      return `“${not.name}” cannot be the name of a document. Give one with --as, in small letters, digits and hyphens, such as gifts-and-hospitality.`;
    case 'there-already':
      return `${not.path} is there already. To put this file in its place, keeping ids and phrasings, add --update; for another document, name it with --as.`;
    case 'nothing-to-update':
      return `There is no ${not.path} to update. Leave --update out, or name the document with --as.`;
    case 'source-taken':
      return `${not.path} is there already and is not this document’s. Choose another name with --as, or move that file away.`;
    case 'changed-meanwhile':
      return `${not.path} was changed while the file was read, so it was left alone. Try again.`;
    case 'unwritable':
      return `${not.path} could not be written: ${reasonOf(not.because)}. No document was changed.`;
  }
}

function reasonOf(code: string): string {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'you may not write there';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full';
    case 'EEXIST':
    case 'EISDIR':
    case 'ENOTDIR':
      return 'something else stands in its place, or in that of its folder';
    case 'ENOENT':
      return 'there can be no such folder';
    default:
      return `the system says ${code}`;
  }
}

export const proofNotKeptLine = (path: string, because: string): string =>
  `The document was kept, but its proof could not be: ${path} could not be written (${reasonOf(because)}). For a proof, import the file again with --update, and with --proof and a folder that can be written to.`;

export const SEVERAL_AS = '--as names one document: give one file with it.';

const MOST_SHOWN = 10;

/** What to look at, as it is printed in a terminal: the first few, and how many more there are. */
export function lookLines(lookAt: readonly string[]): readonly string[] {
  if (lookAt.length === 0) return [];
  const more = lookAt.length - MOST_SHOWN;
  return [
    'What to look at:',
    ...lookAt.slice(0, MOST_SHOWN).map((says) => `  - ${says}`),
    ...(more > 0 ? [`  … and ${more} more, in the proof.`] : []),
  ];
}

export const IMPORTED = {
  made: (path: string, title: string, clauses: number): string =>
    `${path}: “${title}”, ${clauses} ${clauses === 1 ? 'clause' : 'clauses'}.`,
  dry: (path: string): string => `Nothing was written. Without --dry-run this would be ${path}.`,
  sources: (received: string, words: string | undefined): string =>
    words === undefined
      ? `The file as received: ${received}`
      : `The file as received: ${received}; its words: ${words}`,
  replaced: (paths: readonly string[]): string =>
    `${paths.length === 1 ? 'This former file was' : 'These former files were'} replaced: ${paths.join(', ')}`,
  wouldReplace: (paths: readonly string[]): string => `It would replace ${paths.join(', ')}.`,
  proof: (page: string): string => `The proof, what became of each paragraph: ${page}`,
  next: 'Read the proof, correct the draft, and run `clausebook check`. It is answered from once it is put in force.',
} as const;
