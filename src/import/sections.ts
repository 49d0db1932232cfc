import type { Forming, Heading } from './forming.ts';
import type { Marker } from './marker-kind.ts';
import { headingText } from './outline.ts';

/** Where a clause stands: its section and, below that, headings of its own. */
export interface Standing {
  /** The piece of the heading that makes the section; undefined above the first heading. */
  readonly section: number | undefined;
  readonly number: string | undefined;
  readonly heading: string | undefined;
  readonly below: string | undefined;
  /** The heading whose numbers begin anew, if they do: a schedule's before a section's. */
  readonly scope: Heading | undefined;
  /** The innermost heading, by which a clause without a number is known. */
  readonly nearest: Heading | undefined;
}

/** A section is what the deepest numbered heading makes, or the outermost where none is numbered; headings below it are the clause's own. */
export function standingOf({ path, heading: named }: Pick<Forming, 'path' | 'heading'>): Standing {
  const deepest = path.findLastIndex(({ marker }) => numberOf(marker) !== undefined);
  const at = deepest === -1 ? 0 : deepest;
  const section = path[at];
  const above = path.slice(0, at).map((each) => textAbove(each, section));
  const heading = joined([...above, section?.text]);
  const below = joined([...path.slice(at + 1).map(headingText), named]);
  const scope = path.findLast(({ marker }) => marker?.kind === 'label') ?? section;
  return { section: section?.piece, number: numberOf(section?.marker), heading, below, scope, nearest: path.at(-1) };
}

/** What a citation prints of a marker; a bullet is nothing. */
export function numberOf(marker: Marker | undefined): string | undefined {
  switch (marker?.kind) {
    case 'number':
    case 'label':
      return marker.number;
    case 'letter':
    case 'other':
      return marker.printed;
    case 'bullet':
    case undefined:
      return undefined;
  }
}

// "1 Conduct" above "1.2 Logo": the 1 is in the 1.2.
function textAbove(heading: Heading, section: Heading | undefined): string {
  const [above, below] = [numberOf(heading.marker), numberOf(section?.marker)];
  return above !== undefined && below?.startsWith(`${above}.`) === true ? heading.text : headingText(heading);
}

function joined(texts: readonly (string | undefined)[]): string | undefined {
  const kept = texts.filter((text) => text !== undefined && text !== '');
  return kept.length === 0 ? undefined : kept.join(', ');
}
