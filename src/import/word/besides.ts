import type { Besides } from '../source.ts';

const MACROS = /(?:^|[/\\])vba(?:project\.bin|data\.xml)$/i;
/** From the root, or from a drive. */
const ABSOLUTE = /^(?:[/\\]|[a-z]:)/i;
/** In letters: as much of a name as says what it is. */
const LONGEST_NAME = 80;

/** Whether a program that unpacks a part by its name would put it outside the folder it unpacks to. */
function leadsOut(name: string): boolean {
  let depth = 0;
  for (const step of name.split(/[/\\]/)) {
    if (step === '..') depth -= 1;
    else if (step !== '' && step !== '.') depth += 1;
    if (depth < 0) return true;
  }
  return ABSOLUTE.test(name);
}

/** What the names of a packed document's parts tell of what it holds besides. */
export const besidesIn = (names: readonly string[]): Besides => ({
  macros: names.some((name) => MACROS.test(name)),
  // A name may be made to turn the words around it, or to move what is shown of them.
  leadingOut: names.filter(leadsOut).map((name) => name.replaceAll(/\p{C}/gu, '').slice(0, LONGEST_NAME)),
});
