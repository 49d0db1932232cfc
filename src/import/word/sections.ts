import { descendants, elements } from './tree.ts';
import type { Xml } from './xml.ts';

export interface Sections {
  readonly first: Xml | undefined;
  /** The section after one, by the descriptions at their ends. */
  after(section: Xml): Xml | undefined;
}

/** How a section was before somebody changed it, and texts that are in no section. */
const OTHERS: readonly string[] = ['w:pPrChange', 'w:sectPrChange', 'w:txbxContent', 'w:tbl'];

/** The sections of the main text. A section is described at its end, so that it has to be known beforehand. */
export function findSections(body: Xml): Sections {
  const found = [...descendants(body, ({ name }) => !OTHERS.includes(name))].filter(({ name }) => name === 'w:sectPr');
  const next = new Map(found.map((section, nth) => [section, found[nth + 1]]));
  return { first: found[0], after: (section) => next.get(section) };
}

export interface Edge {
  readonly why: 'running-head' | 'running-foot';
  readonly part: Xml;
}

/** The headers and footers that a section names. */
export const edgesOf = (section: Xml, edges: ReadonlyMap<string, Xml>): readonly Edge[] =>
  elements(section).flatMap(({ name, attributes }) => {
    const part = edges.get(attributes['r:id'] ?? '');
    if (part === undefined || (name !== 'w:headerReference' && name !== 'w:footerReference')) return [];
    return [{ why: name === 'w:headerReference' ? ('running-head' as const) : ('running-foot' as const), part }];
  });
