import { gunzip, gzip } from 'node:zlib';
import { promisify } from 'node:util';
import { z } from 'zod';
import { Fault } from '../core/errors.ts';
import type { ExpectedQuestion } from '../core/examining.ts';
import { councilId, storedClauseId } from '../core/guidance.ts';
import type { EditionId } from '../core/guidance.ts';
import { editionIdOf } from './edition-id.ts';
import type { Published } from './edition-id.ts';
import { jsonPieces } from './json-pieces.ts';
import type { Pace } from './pace.ts';

/** All that an edition is kept as: what is published, and what its officers expect of it, by which it is not named. */
export interface EditionContent {
  readonly published: Published;
  readonly expected: readonly ExpectedQuestion[];
}

/** Another number, another shape; what has this one is read for ever. */
const FORMAT = 1;
/** As for the edition's id: a piece is a clause. */
const DEPTH = 5;

/** The bytes that an edition is kept as: JSON in UTF-8, in gzip. */
export async function packEdition({ published, expected }: EditionContent, pace: Pace): Promise<Uint8Array> {
  const { councils, documents, lexicon, gaps, holidays } = published;
  const pieces: string[] = [];
  const whole = { format: FORMAT, published: { councils, documents, lexicon, gaps, holidays }, expected };
  for (const piece of jsonPieces(whole, DEPTH)) {
    await pace.step();
    pieces.push(piece);
  }
  return packText(pieces.join(''));
}

/** Lines in the same wrapping. */
export const packLines = (lines: readonly string[]): Promise<Uint8Array> => packText(JSON.stringify(lines));

/** The lines that `packLines` packed. Rejects with EDITION_UNREADABLE. */
export async function unpackLines(bytes: Uint8Array): Promise<readonly string[]> {
  const read = z.array(z.string()).safeParse(await unpacked(bytes));
  if (read.success) return read.data;
  throw new Fault('EDITION_UNREADABLE', 'What is kept of the changes of an edition is not a list of lines.');
}

/** What is published in what `packEdition` packed, to compare with. Rejects with EDITION_UNREADABLE. */
export async function unpackPublished(bytes: Uint8Array): Promise<Published> {
  const read = wrapping.safeParse(await unpacked(bytes));
  if (read.success && isPublished(read.data.published)) return read.data.published;
  throw new Fault('EDITION_UNREADABLE', 'What is kept of the edition in force has another shape.');
}

/** What `packEdition` packed, if it is the edition of that id to the letter. Rejects with EDITION_UNREADABLE otherwise. */
export async function unpackEdition(bytes: Uint8Array, id: EditionId, pace: Pace): Promise<EditionContent> {
  const content = await unpacked(bytes);
  const read = wrapping.safeParse(content);
  if (!read.success || !isPublished(read.data.published))
    throw unreadable(id, 'It has another shape: a newer Clausebook may have kept it.');
  const { published, expected } = read.data;
  // Whatever is not its own words, clauses and councils in their own order has another id.
  const found = await editionIdOf(published, pace);
  if (found !== id) throw unreadable(id, `It is edition ${found}.`);
  return { published, expected };
}

const unreadable = (id: EditionId, why: string): Fault =>
  new Fault('EDITION_UNREADABLE', `What is kept as edition ${id} cannot be put in force. ${why}`);

const packText = async (text: string): Promise<Uint8Array> => promisify(gzip)(Buffer.from(text, 'utf8'));

async function unpacked(bytes: Uint8Array): Promise<unknown> {
  try {
    return JSON.parse((await promisify(gunzip)(bytes)).toString('utf8'));
  } catch (cause) {
    throw new Fault('EDITION_UNREADABLE', 'What is kept of an edition is damaged.', { cause });
  }
}

const text = z.string().min(1);
const texts = z.array(z.string());
const council = z.looseObject({
  id: text,
  name: text,
  shortName: text,
  contacts: z.array(z.looseObject({ name: text })),
  teams: z.array(z.looseObject({ id: text, name: text, documents: texts, topics: texts })),
  answersWithinDays: z.number(),
  channelAnswers: text,
});
const citation = z.looseObject({
  council: text,
  councilName: text,
  document: text,
  title: text,
  headings: texts,
  dates: z.looseObject({}),
});
const clause = z.looseObject({
  id: text,
  key: text,
  parts: z.looseObject({ items: texts, footnotes: texts }),
  text,
  asked: texts,
  differsFrom: texts,
  citation,
});
const document = z.looseObject({
  council: text,
  id: text,
  title: text,
  dates: z.looseObject({}),
  clauses: z.array(clause),
});
const gap = z.looseObject({ id: text, title: text, offTopic: z.boolean(), signpost: text, asked: texts });

// That nothing is wrong with what these hold is shown by the id; this shows that an older or newer Clausebook means the same by it.
const publishedShape = z.looseObject({
  councils: z.array(council),
  documents: z.array(document),
  lexicon: z.array(texts),
  gaps: z.array(gap),
  holidays: texts,
});

const isPublished = (value: unknown): value is Published => publishedShape.safeParse(value).success;

const wrapping = z.strictObject({
  format: z.literal(FORMAT),
  published: z.unknown(),
  expected: z.array(
    z.strictObject({ council: text, question: text, clauses: texts }).transform(({ question, ...named }) => ({
      council: councilId(named.council),
      question,
      clauses: named.clauses.map(storedClauseId),
    })),
  ),
});
