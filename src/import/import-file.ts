import { isUtf8 } from 'node:buffer';
import { documentSchema } from '../knowledge/document-schema.ts';
import { readYaml } from '../knowledge/read-yaml.ts';
import { draftYaml } from './draft-yaml.ts';
import type { Drafted } from './draft.ts';
import { contentOf, endingOf } from './format.ts';
import type { Content } from './format.ts';
import { leadLine } from './import-wording.ts';
import { makeDraft } from './make-draft.ts';
import { proofOf, proofText } from './proof.ts';
import { proofPage } from './proof-page.ts';
import type { Reader } from './readers.ts';
import { notSoIn, sourceText } from './source-text.ts';
import type { SourceLimits, SourceRead, SourceRefusal } from './source.ts';
import { updateDraft } from './update-draft.ts';
import type { Existing } from './update-draft.ts';

/** Why a file was not imported. */
export type ImportRefusal =
  | SourceRefusal
  /** No reader takes files of this ending. */
  | 'unknown-ending'
  /** The first bytes are those of another format than the name says. */
  | 'other-content'
  /** It was read, and there is no clause in it. */
  | 'nothing-to-quote'
  /** The document that it should update has faults that must be mended first. */
  | 'existing-unreadable'
  /** Reading it ended in a fault. */
  | 'failed';

export interface Refused {
  readonly outcome: 'refused';
  readonly why: ImportRefusal;
  /** Of 'other-content', what it is. */
  readonly content?: Content;
}

/** A file to be imported as a document of this name, in place of what is there if anything is. */
export interface ImportRequest {
  /** The file's own name, without folders. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** The document's file without its ending. */
  readonly document: string;
  readonly existing: Existing | undefined;
}

export interface Imported {
  readonly outcome: 'imported';
  readonly title: string;
  readonly clauses: number;
  readonly yaml: string;
  /** Paths beside the document: the file as it was received, and its words where it is no plain text itself. */
  readonly received: string;
  readonly words: { readonly path: string; readonly text: string } | undefined;
  readonly lookAt: readonly string[];
  readonly update: readonly string[];
  /** What leads to clauses that are gone. */
  readonly nowhere: readonly string[];
  readonly proof: { readonly text: string; readonly page: string };
}

export type ImportOutcome = Imported | Refused;

/** Reads a file, drafts or updates a document, and proves what became of it: on the calling thread and without a limit of time. */
export async function importFile(
  request: ImportRequest,
  readers: readonly Reader[],
  limits: SourceLimits,
): Promise<ImportOutcome> {
  const { file, document, bytes, existing } = request;
  const ending = endingOf(file);
  const read = await readFile(request, readers, limits);
  if (read.outcome === 'refused') return read;
  const made = makeDraft(read.source, file.slice(0, file.length - ending.length));
  if (made === undefined) return refused('nothing-to-quote');
  const text = sourceText(made.pieces.map(({ piece }) => piece));
  const kept = keptSources(document, ending, bytes, text, made);
  const done = existing === undefined ? undefined : updateDraft(existing, made.draft, { source: kept.source, text });
  if (done?.outcome === 'unreadable') return refused('existing-unreadable');
  const draft = done?.draft ?? made.draft;
  const yaml = done?.yaml ?? draftYaml(draft, kept.source);
  if (readYaml(document, yaml, documentSchema).outcome === 'faulty') return refused('too-large');
  const lookAt = [...made.lookAt, ...notSoIn(text, draft)];
  const proof = proofOf({ file, drafted: { ...made, draft, lookAt }, report: done?.report });
  return {
    outcome: 'imported',
    title: draft.title,
    clauses: draft.sections.reduce((count, { clauses }) => count + clauses.length, 0),
    yaml,
    received: kept.received,
    words: kept.words,
    lookAt: proof.lookAt.map(({ place, says }) => (place === '' ? says : `${place}: ${says}`)),
    update: proof.update,
    nowhere: done?.report.gone.flatMap(({ leads }) => leads.map(leadLine)) ?? [],
    proof: { text: proofText(proof), page: proofPage(proof) },
  };
}

const refused = (why: ImportRefusal): Refused => ({ outcome: 'refused', why });

async function readFile(
  { file, bytes }: ImportRequest,
  readers: readonly Reader[],
  limits: SourceLimits,
): Promise<Extract<SourceRead, { outcome: 'read' }> | Refused> {
  const reader = readers.find(({ endings }) => endings.includes(endingOf(file)));
  if (reader === undefined) return refused('unknown-ending');
  if (bytes.length === 0) return refused('empty');
  if (bytes.length > limits.bytes) return refused('too-large');
  const content = contentOf(bytes);
  return reader.contents.includes(content)
    ? reader.read(bytes, limits)
    : { outcome: 'refused', why: 'other-content', content };
}

/** What `clausebook check` can compare clauses with as it is. */
const PLAIN = new Set(['.txt', '.md']);

interface KeptSources {
  readonly source: string;
  readonly received: string;
  readonly words: Imported['words'];
}

/** A plain text is its own source, if all its words were read and stand in it so; of any other file the words are kept beside it. */
function keptSources(
  document: string,
  ending: string,
  bytes: Uint8Array,
  text: string,
  { draft, pieces }: Pick<Drafted, 'draft' | 'pieces'>,
): KeptSources {
  const received = `sources/${document}${ending}`;
  const path = `sources/${document}.txt`;
  if (!PLAIN.has(ending)) return { source: path, received, words: { path, text } };
  const isWhole = pieces.every(({ piece }) => piece.kind !== 'left-out');
  if (isWhole && isUtf8(bytes) && notSoIn(new TextDecoder().decode(bytes), draft).length === 0)
    return { source: received, received, words: undefined };
  return { source: path, received: `sources/${document}.received${ending}`, words: { path, text } };
}
