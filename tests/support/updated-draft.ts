import { expect } from 'vitest';
import { draftYaml } from '../../src/import/draft-yaml.ts';
import { makeDraft } from '../../src/import/make-draft.ts';
import { sourceText } from '../../src/import/source-text.ts';
import type { Source } from '../../src/import/source.ts';
import { updateDraft } from '../../src/import/update-draft.ts';
import type { Existing } from '../../src/import/update-draft.ts';
import { aSource } from './source.ts';

type Blocks = Source['blocks'];
const SOURCE = 'sources/gifts.txt';

export const drafted = (blocks: Blocks, more: Partial<Source> = {}) =>
  makeDraft(aSource(blocks, more), 'gifts') ?? expect.unreachable();
const textOf = (blocks: Blocks): string => sourceText(drafted(blocks).pieces.map(({ piece }) => piece));

/** A document made of `before`, with a phrasing for each clause, updated by `after`. `ids`: by the text of a clause. */
export function updated(
  before: Blocks,
  after: Blocks,
  change: (yaml: string) => string = asked,
  leads: Existing['leads'] = [],
) {
  const existing = { yaml: change(draftYaml(drafted(before).draft, SOURCE)), sourceText: textOf(before), leads };
  const done = updateDraft(existing, drafted(after).draft, { source: SOURCE, text: textOf(after) });
  if (done.outcome !== 'updated') throw new Error(done.outcome);
  const ids = Object.fromEntries(
    done.draft.sections.flatMap(({ clauses }) => clauses.map(({ id, text = '' }) => [text, id])),
  );
  return { ...done, before: existing.yaml, ids };
}

/** A phrasing for each clause of a document, made of its id. */
export const asked = (yaml: string): string =>
  yaml.replace(
    /^( +)- id: (\S+)$/gm,
    (line, indent: string, id: string) =>
      `${line}\n${indent}  asked:\n${indent}    - what about ${id.replaceAll('"', '')}`,
  );
