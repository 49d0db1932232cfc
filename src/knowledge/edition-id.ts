import { createHash } from 'node:crypto';
import { editionId } from '../core/guidance.ts';
import type { EditionId } from '../core/guidance.ts';
import { jsonPieces } from './json-pieces.ts';
import type { Pace } from './pace.ts';
import type { Folder } from './read-folder.ts';

/** What an edition is made of. */
export type Published = Pick<Folder, 'councils' | 'documents' | 'lexicon' | 'gaps' | 'holidays'>;

/** Long enough that two editions of a council never share one; short enough to read out over the telephone. */
const ID_LENGTH = 12;
/** A piece is a clause: it stands in a list, of a document, in a list, of what is published. */
const DEPTH = 4;

/** The same words, in the same order, give the same id. */
export async function editionIdOf(published: Published, pace: Pace): Promise<EditionId> {
  const { councils, documents, lexicon, gaps, holidays } = published;
  const digest = createHash('sha256');
  for (const piece of jsonPieces({ councils, documents, lexicon, gaps, holidays }, DEPTH)) {
    await pace.step();
    digest.update(piece);
  }
  return editionId(digest.digest('hex').slice(0, ID_LENGTH));
}
