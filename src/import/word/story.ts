import type { ChangedWords } from '../source.ts';
import { changedWords } from './changes.ts';
import { createBulletDepths } from './bullet-depths.ts';
import type { BulletDepths } from './bullet-depths.ts';
import { createCounters } from './counters.ts';
import type { Counters } from './counters.ts';
import { createFields } from './fields.ts';
import type { InlineContext } from './inline.ts';
import type { Lists } from './lists.ts';
import type { Inline, Why } from './pieces.ts';
import { leftOutOf } from './pieces.ts';
import type { Styles } from './styles.ts';
import type { Xml } from './xml.ts';

/** What all texts of one document share. */
export interface WordDocument {
  readonly styles: Styles;
  readonly lists: Lists;
  readonly notes: Pick<InlineContext, 'note' | 'noteText' | 'comment'>;
  readonly figure: InlineContext['figure'];
  /** Keeps what is left out, at the place where reading stands. */
  leave(why: Why, text: string): void;
  /** Keeps a paragraph that has changes which nobody has accepted, at the same place. */
  change(words: readonly ChangedWords[]): void;
}

/** A text that has its own fields and lists: the main text, a header, a note, the text boxes. */
export interface Story {
  readonly document: WordDocument;
  readonly inline: InlineContext;
  readonly counters: Counters;
  readonly bullets: BulletDepths;
  /** The text boxes of a story count on from each other, and apart from it. */
  readonly boxCounters: Counters;
}

export function openStory(root: Xml, document: WordDocument, counters: Counters = createCounters()): Story {
  const { notes, styles, figure } = document;
  const inline = { ...notes, styles, figure, fields: createFields(root) };
  return { document, inline, counters, bullets: createBulletDepths(), boxCounters: createCounters() };
}

/** A text box of a story. */
export const openBox = (content: Xml, { document, boxCounters }: Story): Story =>
  openStory(content, document, boxCounters);

/** Keeps what of a paragraph is left out, and what was changed in it. */
export function keepAside(inline: Inline, { document }: Story): void {
  for (const { why, text } of leftOutOf(inline)) document.leave(why, text);
  const words = changedWords(inline);
  if (words !== undefined) document.change(words);
}
