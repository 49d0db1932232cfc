import { docx, escaped, paragraph, paragraphOf, run } from '../../tests/support/docx.ts';
import type { ParagraphLook } from '../../tests/support/docx.ts';
import { createDice } from '../chaos/chance.ts';
import type { Dice } from '../chaos/chance.ts';
import { randomLists } from './random-lists.ts';

const PARAGRAPHS = 40;

const CHANGED = 'w:id="1" w:author="Officer" w:date="2026-01-01T00:00:00Z"';
const deleted = (text: string): string =>
  `<w:del ${CHANGED}><w:r><w:delText xml:space="preserve">${escaped(text)}</w:delText></w:r></w:del>`;
const inserted = (text: string): string => `<w:ins ${CHANGED}>${run(text)}</w:ins>`;

/** A part of a document with its changes and hidden text, and as it is printed once the changes are accepted and what is hidden is gone. */
interface Piece {
  readonly xml: string;
  readonly plain: string;
}

export interface RandomDocument {
  readonly document: Uint8Array;
  readonly plain: Uint8Array;
}

const same = (xml: string): Piece => ({ xml, plain: xml });

/** One paragraph as it is, changed, hidden or in a table, now and then. */
function randomPiece(text: string, look: ParagraphLook, dice: Dice): Piece {
  const plain = paragraph(text, look);
  const row = (cells: readonly string[]): string =>
    `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`;
  const table = (rows: readonly string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;
  return dice.weighed<() => Piece>([
    [() => same(plain), 30],
    [
      () =>
        same(
          table([row([plain, paragraph(`${text} beside`)]), row([paragraph(`${text} below`, look), paragraph('')])]),
        ),
      2,
    ],
    [
      () => ({
        xml: paragraphOf(inserted(text) + deleted('as it was'), { ...look, mark: `<w:ins ${CHANGED}/>` }),
        plain,
      }),
      2,
    ],
    [() => ({ xml: paragraphOf(deleted(text), { ...look, mark: `<w:del ${CHANGED}/>` }), plain: '' }), 2],
    [() => ({ xml: paragraphOf(run(text, '<w:vanish/>'), { ...look, mark: '<w:vanish/>' }), plain: '' }), 2],
    [
      () => ({
        xml:
          paragraphOf(run(text), { ...look, mark: `<w:del ${CHANGED}/>` }) +
          paragraph(' and on', { list: 1, level: 0 }),
        plain: paragraph(`${text} and on`, look),
      }),
      1,
    ],
  ])();
}

/** Goes down a step, stays, or comes back up; now and then it jumps over a level. */
const nextLevel = (before: number, depths: number, dice: Dice): number =>
  dice.weighed([
    [Math.max(0, before), 4],
    [Math.min(depths - 1, before + 1), 3],
    [Math.min(depths - 1, before + 2), 0.5],
    [Math.max(0, before - 1), 2],
    [dice.below(depths), 1],
  ]);

/** A document in which lists of many kinds are interleaved; the same seed makes the same one. Every paragraph has words of its own. */
export function randomDocument(seed: number): RandomDocument {
  const dice = createDice(seed);
  const { numbering, styles, lists, styled } = randomLists(dice);
  const levels = new Map<number, number>();
  let current = dice.of(lists);
  const pieces = Array.from({ length: PARAGRAPHS }, (_, nth) => {
    if (dice.is(0.15)) current = dice.of(lists);
    const level = nextLevel(levels.get(current.id) ?? -1, current.depths, dice);
    levels.set(current.id, level);
    const look = dice.weighed<ParagraphLook>([
      [{ list: current.id, level }, 12],
      [{ list: current.id }, 1],
      [{ style: dice.of(styled) }, 5],
      [{ style: 'Clause1', list: 0 }, 0.5],
      [{ style: 'Clause1', level }, 0.5],
      [{}, 1],
    ]);
    return randomPiece(`Paragraph ${seed}-${nth}`, look, dice);
  });
  const made = (body: readonly string[]): Uint8Array => docx({ body: body.join(''), numbering, styles });
  return { document: made(pieces.map(({ xml }) => xml)), plain: made(pieces.map(({ plain }) => plain)) };
}
