import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { CouncilId } from '../core/guidance.ts';
import { addedYaml } from '../knowledge/added-yaml.ts';
import { editFile } from '../knowledge/edit-file.ts';
import type { EditedFile } from '../knowledge/edit-file.ts';
import type { AddedGap, Addition } from '../knowledge/edit-yaml.ts';
import type { EmbeddingCache } from '../knowledge/embedding-cache.ts';
import { gapsLent, judgeGaps } from '../knowledge/gaps-shared.ts';
import type { LentGap } from '../knowledge/gaps-shared.ts';
import type { Review } from '../knowledge/phrasing-review.ts';
import type { Folder } from '../knowledge/read-folder.ts';
import type { OpenFolder } from './phrasings-folder.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

/** The gaps that other councils lend a council, and whom its own guidance names to be asked. */
export async function lentTo(
  { folder, council }: OpenFolder,
  shipped: Folder,
  cache: EmbeddingCache,
): Promise<{ readonly gaps: readonly LentGap[]; readonly signpost: string }> {
  // What is here goes before what comes with Clausebook.
  const here = new Set<CouncilId | undefined>(folder.councils.map(({ id }) => id));
  const elsewhere = <Of>(all: readonly Of[], of: (one: Of) => CouncilId | undefined): readonly Of[] =>
    all.filter((one) => !here.has(of(one)));
  const lenders = {
    councils: [...folder.councils, ...elsewhere(shipped.councils, ({ id }) => id)],
    documents: [...folder.documents, ...elsewhere(shipped.documents, (document) => document.council)],
    gaps: [...folder.gaps, ...elsewhere(shipped.gaps, (gap) => gap.council)],
  };
  const contact = folder.councils.find(({ id }) => id === council)?.contacts[0];
  return { gaps: await gapsLent(folder, council, lenders, cache), signpost: contact?.name ?? '' };
}

/** Adds the gaps that an officer accepted to the council's own, if nothing speaks against them. */
export async function addGaps(
  terminal: Terminal,
  { knowledge }: Config,
  { folder, council, gapsDigest }: OpenFolder,
  reviewed: Review['gaps'],
  cache: EmbeddingCache,
): Promise<Exit> {
  const accepted = reviewed.filter(({ accept }) => accept === 'yes');
  if (accepted.length === 0) return EXIT.done;
  const judged = await judgeGaps(folder, council, accepted, cache);
  const gaps: AddedGap[] = [];
  for (const [index, { id, title, signpost, asked }] of accepted.entries()) {
    const why = signpost.trim() === '' ? 'does not say whom to ask instead' : judged[index];
    if (why === undefined) gaps.push({ id, title, signpost, asked });
    else await writeLine(terminal.stderr, `The gap ${JSON.stringify(title)} ${why}, and is left out.`);
  }
  if (gaps.length === 0) return EXIT.done;
  const name = `${council}/gaps.yaml`;
  const edited = await written(join(knowledge, council, 'gaps.yaml'), name, gapsDigest, gaps);
  const done = edited.outcome === 'written';
  await writeLine(done ? terminal.stdout : terminal.stderr, `${name}: ${toldOf(edited, gaps)}`);
  return done ? EXIT.done : EXIT.fault;
}

type Written = EditedFile | { readonly outcome: 'written' };

async function written(
  path: string,
  name: string,
  digest: string | undefined,
  gaps: readonly AddedGap[],
): Promise<Written> {
  const addition: Addition = { file: 'gaps', phrasings: [], gaps };
  if (digest !== undefined) return editFile(path, name, digest, addition);
  try {
    await writeFile(path, `${NEW_FILE}\n${addedYaml(addition)}\n`, { flag: 'wx' });
    return { outcome: 'written' };
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && typeof cause.code === 'string')) throw cause;
    return cause.code === 'EEXIST' ? { outcome: 'changed' } : { outcome: 'cannot-write', why: cause.code };
  }
}

const NEW_FILE =
  '# KNOWN GAPS of this council: matters that another council’s guidance settles and this one’s does not.';

function toldOf(edited: Written, gaps: readonly AddedGap[]): string {
  switch (edited.outcome) {
    case 'written':
      return gaps.length === 1 ? '1 gap added.' : `${gaps.length} gaps added.`;
    case 'changed':
      return 'it has changed meanwhile. Nothing was added; please try again.';
    case 'cannot-write':
      return `it cannot be written (${edited.why}). Nothing was added.`;
    case 'no-place':
    case 'faulty':
    case 'unsafe':
      return 'its form is not one that can be added to. Nothing was added; please add the gaps by hand.';
  }
}
