import type { ChangedWords } from '../source.ts';
import type { Inline, Piece } from './pieces.ts';

const changeOf = ({ why, change }: Piece): ChangedWords['change'] => (why === 'deleted' ? 'deleted' : change);

/** A paragraph's words, with those that were put in or taken out marked; undefined if none were. */
export function changedWords({ pieces }: Inline): readonly ChangedWords[] | undefined {
  const words: { text: string; change: ChangedWords['change'] }[] = [];
  for (const piece of pieces) {
    if (piece.why !== undefined && piece.why !== 'deleted') continue;
    const change = changeOf(piece);
    const text = piece.text === '' && change !== undefined ? '¶' : piece.text.replaceAll(/\s+/g, ' ');
    const last = words.at(-1);
    if (last !== undefined && last.change === change) last.text += text;
    else words.push({ text, change });
  }
  const changed = words.some(({ change }) => change !== undefined);
  if (!changed || !words.some(({ text }) => /[\p{L}\p{N}]/u.test(text))) return undefined;
  return words.map(({ text, change }) => ({ text, ...(change === undefined ? {} : { change }) }));
}
