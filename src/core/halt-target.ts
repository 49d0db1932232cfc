import type { CouncilId, GuidanceDocument } from './guidance.ts';
import type { HaltScope } from './halt.ts';
import type { Council } from './people.ts';

/** What an admin's words name, and what they say beyond that. */
export type HaltTarget =
  | { readonly outcome: 'named'; readonly scope: Extract<HaltScope, { council: CouncilId }>; readonly rest: string }
  /** They administer several, and the words begin with none of them. */
  | { readonly outcome: 'which-council' };

/**
 * Reads “gedling social-media-guidance: it is being checked”: a council's id, which may be left out where there is one alone, a document's
 * file or its title, which may be left out, and the rest.
 */
export function haltTarget(
  words: string,
  councils: readonly Pick<Council, 'id'>[],
  documents: readonly Pick<GuidanceDocument, 'council' | 'id' | 'title'>[],
): HaltTarget {
  const named = councils.map(({ id }) => ({ id, rest: after(id, words) })).find(({ rest }) => rest !== undefined);
  const [only, ...others] = councils;
  const council = named?.id ?? (others.length === 0 ? only?.id : undefined);
  if (council === undefined) return { outcome: 'which-council' };
  const said = named?.rest ?? words;
  // The longest name first: one may begin like another.
  const names = documents
    .filter((document) => document.council === council)
    .flatMap(({ id, title }) => [id, title, `“${title}”`, `"${title}"`].map((name) => ({ id, name })))
    .toSorted((one, other) => other.name.length - one.name.length);
  for (const { id, name } of names) {
    const rest = after(name, said);
    if (rest !== undefined) return { outcome: 'named', scope: { over: 'document', council, document: id }, rest };
  }
  return { outcome: 'named', scope: { over: 'council', council }, rest: said.replace(LEADING, '') };
}

/** True if words name, alone or before a colon, a council that is not among `theirs`: what follows is then no reason to halt another one. */
export function namesAnother(
  words: string,
  all: readonly Pick<Council, 'id'>[],
  theirs: readonly Pick<Council, 'id'>[],
): boolean {
  const [name = ''] = words.split(':');
  const named = all.find(({ id }) => id.toLowerCase() === name.trim().toLowerCase());
  return named !== undefined && !theirs.some(({ id }) => id === named.id);
}

/** What follows a name at the beginning of the words; undefined if they begin otherwise. */
function after(name: string, words: string): string | undefined {
  if (!words.toLowerCase().startsWith(name.toLowerCase())) return undefined;
  const rest = words.slice(name.length);
  return rest === '' || LEADING.test(rest) ? rest.replace(LEADING, '') : undefined;
}

const LEADING = /^(?:\s*:\s*|\s+)/;
