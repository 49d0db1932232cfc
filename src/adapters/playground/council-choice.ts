import type { Council } from '../../core/people.ts';

/** Of which councils somebody may see or do something: of each there is, or of those with these ids. */
export type Councils = 'every' | readonly string[];

export const isAmong = (councils: Councils, { id }: Pick<Council, 'id'>): boolean =>
  councils === 'every' || councils.includes(id);

/** Whose guidance a page is about. */
export interface Choice {
  /** Those that may be chosen here. */
  readonly offered: readonly Council[];
  /** True if all of them may be taken together. */
  readonly all: boolean;
  /** The one that is shown; undefined: all of them together. */
  readonly council: Council | undefined;
  /** True if one was named that is none of them: whoever named it is shown another, or nothing. */
  readonly refused: boolean;
}

/**
 * What of the councils a person may have, and which of them it is: the one they named, or else the one of the settings, or else all, where guidance
 * is searched together and they may have all of it, or the first. Undefined: there is none for them.
 */
export function chooseCouncil(parts: {
  readonly councils: readonly Council[];
  readonly may: Councils;
  /** The id that was sent; undefined: none was. An empty one asks for all. */
  readonly named: string | undefined;
  readonly preferred: string | undefined;
  /** Whether guidance of all councils can be searched at once. */
  readonly together: boolean;
}): Choice | undefined {
  const { councils, may, named, preferred, together } = parts;
  const offered = councils.filter((each) => isAmong(may, each));
  const all = together && may === 'every';
  const find = (id: string | undefined): Council | undefined => offered.find((each) => each.id === id);
  const wanted = find(named === undefined || (named === '' && !all) ? preferred : named);
  const council = wanted ?? (all ? undefined : offered[0]);
  if (council === undefined && !all) return undefined;
  const refused = named !== undefined && named !== '' && wanted === undefined;
  return { offered, all, council, refused };
}
