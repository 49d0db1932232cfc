import type { z } from 'zod';
import { documentSchema, expectedQuestionsSchema, gapsSchema, lexiconSchema } from './document-schema.ts';
import type { DocumentFile, ExpectedQuestion, GapsFile } from './document-schema.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import type { Path } from './read-yaml.ts';
import { spliceYaml } from './splice-yaml.ts';
import type { Append, ListItem } from './splice-yaml.ts';

/** What is put into a file of guidance, by the kind of file. Nothing is taken out or put otherwise. */
export type Addition =
  | { readonly file: 'document'; readonly phrasings: readonly AddedPhrasings[] }
  | {
      readonly file: 'gaps';
      readonly phrasings: readonly { readonly gap: string; readonly asked: readonly string[] }[];
      /** Gaps of their own. */
      readonly gaps?: readonly AddedGap[];
    }
  | { readonly file: 'expected-questions'; readonly questions: readonly ExpectedQuestion[] }
  | {
      readonly file: 'lexicon';
      /** Groups of their own. */
      readonly groups?: readonly (readonly string[])[];
      /** Words for the first group that holds `beside`. */
      readonly words?: readonly { readonly beside: string; readonly words: readonly string[] }[];
    };

export type AddedGap = Readonly<Pick<GapsFile[number], 'id' | 'title' | 'signpost' | 'asked'>>;

export interface AddedPhrasings {
  /** The clause's id within its document. */
  readonly clause: string;
  readonly asked: readonly string[];
  /** What no person wrote stands apart, under `askedByMachine`. */
  readonly by: 'person' | 'machine';
}

export type Edited =
  | { readonly outcome: 'edited'; readonly text: string }
  /** What was to be added to is not in the file. */
  | { readonly outcome: 'no-place'; readonly named: string }
  | { readonly outcome: 'faulty'; readonly problems: readonly Problem[] }
  /** The file would not read as what it was and what was added, so it has to be edited by hand. */
  | { readonly outcome: 'unsafe' };

/** The text of a file with the addition. All else stays as it is, to the letter. `name`: the file's name in problems. */
export function editYaml(name: string, text: string, addition: Addition): Edited {
  // A mark at the beginning belongs to the file and not to its YAML.
  const [mark, yaml] = text.startsWith('\uFEFF') ? ['\uFEFF', text.slice(1)] : ['', text];
  const before = readYaml<unknown>(name, yaml, SCHEMAS[addition.file]);
  if (before.outcome === 'faulty') return before;
  const appends = appendsFor(name, yaml, addition);
  if ('outcome' in appends) return appends;
  const spliced = spliceYaml(yaml, appends);
  if (spliced.outcome === 'no-place') return { outcome: 'no-place', named: spliced.path.join('/') };
  if (spliced.outcome === 'unsafe') return spliced;
  const after = readYaml<unknown>(name, spliced.text, SCHEMAS[addition.file]);
  return after.outcome === 'faulty' ? after : { outcome: 'edited', text: mark + spliced.text };
}

const SCHEMAS: Readonly<Record<Addition['file'], z.ZodType>> = {
  document: documentSchema,
  gaps: gapsSchema,
  'expected-questions': expectedQuestionsSchema,
  lexicon: lexiconSchema,
};

interface NoPlace {
  readonly outcome: 'no-place';
  readonly named: string;
}
const noPlace = (named: string): NoPlace => ({ outcome: 'no-place', named });

type Appends = readonly Append[] | Exclude<Edited, { outcome: 'edited' }>;

function appendsFor(name: string, yaml: string, addition: Addition): Appends {
  switch (addition.file) {
    case 'document': {
      const read = readYaml(name, yaml, documentSchema);
      return read.outcome === 'faulty' ? read : phrasingAppends(read.value, addition.phrasings);
    }
    case 'gaps': {
      const read = readYaml(name, yaml, gapsSchema);
      if (read.outcome === 'faulty') return read;
      const more = placed(addition.phrasings, ({ gap, asked }) => {
        const at = read.value.findIndex(({ id }) => id === gap);
        return at === -1 ? noPlace(gap) : { path: [at, 'asked'], items: asked };
      });
      if ('outcome' in more) return more;
      const gaps = (addition.gaps ?? []).map(({ id, title, signpost, asked }) => ({ id, title, signpost, asked }));
      return [...more, { path: [], items: gaps }];
    }
    case 'expected-questions':
      return [{ path: [], items: addition.questions.map(asItem) }];
    case 'lexicon': {
      const read = readYaml(name, yaml, lexiconSchema);
      if (read.outcome === 'faulty') return read;
      const beside = placed(addition.words ?? [], ({ beside: word, words }) => {
        const at = read.value.findIndex((group) => group.includes(word));
        return at === -1 ? noPlace(word) : { path: [at], items: words };
      });
      if ('outcome' in beside) return beside;
      return [...beside, { path: [], items: addition.groups ?? [] }];
    }
  }
}

function phrasingAppends(document: DocumentFile, phrasings: readonly AddedPhrasings[]): Appends {
  const paths = new Map<string, Path>(
    document.sections.flatMap(({ clauses }, section) =>
      clauses.map(({ id }, clause): [string, Path] => [id, ['sections', section, 'clauses', clause]]),
    ),
  );
  return placed(phrasings, ({ clause, asked, by }) => {
    const path = paths.get(clause);
    if (path === undefined) return noPlace(clause);
    return { path: [...path, by === 'machine' ? 'askedByMachine' : 'asked'], items: asked };
  });
}

/** All of them, or the first that has no place. */
function placed<One>(list: readonly One[], place: (one: One) => Append | NoPlace): readonly Append[] | NoPlace {
  const appends: Append[] = [];
  for (const one of list) {
    const found = place(one);
    if ('outcome' in found) return found;
    appends.push(found);
  }
  return appends;
}

const asItem = ({ question, clause, mustNotQuote }: ExpectedQuestion): ListItem => ({
  question,
  ...(clause === undefined ? {} : { clause }),
  ...(mustNotQuote === undefined ? {} : { mustNotQuote }),
});
