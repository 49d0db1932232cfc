import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../core/errors.ts';
import type { Added, Fit, WrittenFile } from '../core/guidance-files.ts';
import type { ClauseId, CouncilId, EditionId } from '../core/guidance.ts';
import type { Suggested } from '../core/suggestion.ts';
import { addedYaml } from './added-yaml.ts';
import { digestOf, editFile, putFileBack } from './edit-file.ts';
import type { Addition } from './edit-yaml.ts';
import { editionIdOf } from './edition-id.ts';
import { createPace } from './pace.ts';
import { readFolder } from './read-folder.ts';
import type { Folder } from './read-folder.ts';
import { sameWordsIn } from './same-words.ts';
import { fitOf, groupsWith } from './suggestion-fit.ts';

/** Where the files are; `common` and `only`: see readFolder. */
export interface FilesPlace {
  readonly root: string;
  readonly common: string | undefined;
  readonly only?: string | undefined;
}

export async function fitsHere(
  place: FilesPlace,
  council: CouncilId,
  suggested: readonly Suggested[],
): Promise<readonly Fit[]> {
  const folder = await read(place);
  // Where there are no files, somebody writes it into those that are elsewhere.
  return suggested.map((each) => (folder === undefined ? { fit: 'fits' } : fitOf(folder, council, each)));
}

export async function sameWordsHere(
  place: FilesPlace,
  council: CouncilId,
  suggested: readonly Suggested[],
): Promise<readonly (readonly string[] | undefined)[]> {
  const folder = await read(place);
  return folder === undefined ? [] : sameWordsIn(folder, council, suggested);
}

export async function addHere(
  place: FilesPlace,
  council: CouncilId,
  suggested: Suggested,
  inForce: EditionId | undefined,
): Promise<Added> {
  const folder = await read(place);
  const { file, addition } = additionFor(folder?.lexicon ?? [], council, suggested);
  const byHand: Added = { outcome: 'by-hand', file, yaml: addedYaml(addition) };
  if (folder === undefined) return byHand;
  const sound = folder.problems.length === 0;
  if (!sound || (await editionIdOf(folder, createPace())) !== inForce) return { outcome: 'not-in-force' };
  const fit = fitOf(folder, council, suggested);
  if (fit.fit === 'unfit') return { outcome: 'unfit', why: fit.why };
  if (fit.fit === 'there-already') return { outcome: 'there-already' };
  const path = join(place.root, file);
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) return byHand;
  const edited = await editFile(path, file, digestOf(bytes), addition);
  if (edited.outcome === 'changed') return { outcome: 'not-in-force' };
  if (edited.outcome !== 'written') return byHand;
  return { outcome: 'written', written: { file, before: edited.before, digest: edited.digest } };
}

export const putBackHere = ({ root }: FilesPlace, { file, before, digest }: WrittenFile): Promise<boolean> =>
  putFileBack(join(root, file), digest, before);

function additionFor(
  lexicon: Folder['lexicon'],
  council: CouncilId,
  suggested: Suggested,
): { readonly file: string; readonly addition: Addition } {
  switch (suggested.kind) {
    case 'phrasing': {
      const { document, key } = placeOf(suggested.clause);
      const phrasings = [{ clause: key, asked: [suggested.words], by: 'person' as const }];
      return { file: `${council}/${document}.yaml`, addition: { file: 'document', phrasings } };
    }
    case 'expected': {
      const { document, key } = placeOf(suggested.clause);
      const questions = [{ question: suggested.words, clause: `${document}/${key}` }];
      return { file: `${council}/expected-questions.yaml`, addition: { file: 'expected-questions', questions } };
    }
    case 'lexicon': {
      const [group] = groupsWith(lexicon, suggested.words);
      const beside = suggested.words.find((word) => group?.includes(word) === true);
      if (group === undefined || beside === undefined)
        return { file: 'lexicon.yaml', addition: { file: 'lexicon', groups: [suggested.words] } };
      const words = suggested.words.filter((word) => !group.includes(word));
      return { file: 'lexicon.yaml', addition: { file: 'lexicon', words: [{ beside, words }] } };
    }
  }
}

/** What `clauseId` put together. */
function placeOf(clause: ClauseId): { readonly document: string; readonly key: string } {
  const [, document = '', ...key] = clause.split('/');
  return { document, key: key.join('/') };
}

/** Undefined: there is no such folder here. */
async function read({ root, common, only }: FilesPlace): Promise<Folder | undefined> {
  try {
    return await readFolder(root, common, only);
  } catch (cause) {
    if (cause instanceof Fault && cause.code === 'KNOWLEDGE_UNREADABLE') return undefined;
    throw cause;
  }
}
