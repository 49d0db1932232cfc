import type { Home } from '../../src/core/home.ts';
import type { Handled } from '../../src/core/reply.ts';

export function homeIn(handled: Handled): Home {
  if (handled.kind !== 'home') throw new Error(`It was ${handled.kind}.`);
  return handled.home;
}

/** The rows of a section as text, each with the label of its button. */
export function rowsOf(handled: Handled, heading: string): readonly string[] | undefined {
  const section = homeIn(handled).sections.find((each) => each.heading === heading);
  return section?.rows.map(({ lines, button }) =>
    [...lines, ...(button === undefined ? [] : [`[${button.label}]`])].join(' / '),
  );
}
export const linesOf = (handled: Handled, heading: string): readonly string[] =>
  homeIn(handled).sections.find((each) => each.heading === heading)?.lines ?? [];
export const headingsOf = (handled: Handled): readonly string[] =>
  homeIn(handled).sections.map(({ heading }) => heading);
