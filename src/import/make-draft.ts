import { makeClauses } from './clause-maker.ts';
import { clauseIds, clauseNumber } from './clause-ids.ts';
import type { Stood } from './clause-ids.ts';
import { fieldsSaid } from './document-fields.ts';
import type { Draft, Drafted, DraftClause, DraftSection } from './draft.ts';
import { fatesOf, omissionsOf } from './fates.ts';
import type { MadeClause, Parts } from './fates.ts';
import { noted } from './footnotes.ts';
import type { Noted } from './footnotes.ts';
import { itemTexts, piecesIn } from './forming.ts';
import type { Forming } from './forming.ts';
import { withLists } from './lists.ts';
import { whatToLookAt } from './look-at.ts';
import { cut, footnoteText } from './pieces.ts';
import type { Block, Cut } from './pieces.ts';
import { standingOf } from './sections.ts';
import type { Source } from './source.ts';
import { titleOf } from './title.ts';

/**
 * Makes a guidance document of what was read, and says what became of every piece of it. Nothing is guessed about the document itself;
 * what is put together without the source saying so is named. Undefined if there is not one clause in it.
 */
export function makeDraft(source: Source, fileName: string): Drafted | undefined {
  const read = cut(source);
  const titled = titleOf(read.blocks, source.title, fileName);
  const rest = withoutPieces(read.blocks, titled.pieces);
  const said = fieldsSaid(rest);
  const { clauses: formed, ...made } = makeClauses(
    withoutPieces(rest, new Set([...said.from.keys(), ...said.leftEmpty])),
  );
  const notes = noted(read.pieces, read.footnotes);
  const clauses = clausesOf(withLists(formed), read, notes);
  if (clauses.length === 0) return undefined;
  const carried = new Set(clauses.flatMap(({ footnotes }) => footnotes));
  const unmarked = read.footnotes.filter((_footnote, index) => !carried.has(index));
  const parts: Parts = { ...made, read, titled, said, notes, unmarked, clauses };
  const fates = fatesOf(parts);
  const draft: Draft = {
    title: titled.title,
    fields: said.fields,
    sections: sectionsOf(clauses),
    omitted: omissionsOf(fates),
  };
  return { draft, pieces: fates, lookAt: whatToLookAt(parts), changes: read.changes };
}

function withoutPieces(blocks: Cut['blocks'], pieces: ReadonlySet<number>): Cut['blocks'] {
  return blocks.map((block): Block => {
    if (block.kind === 'break') return block;
    if (block.kind === 'line') return pieces.has(block.piece) ? { kind: 'break' } : block;
    const rows = block.rows.filter(({ piece }) => !pieces.has(piece));
    return rows.length === 0 && block.columns === undefined ? { kind: 'break' } : { ...block, rows };
  });
}

function clausesOf(formed: readonly Forming[], { footnotes }: Cut, notes: Noted): readonly MadeClause[] {
  const stood = formed.map((forming): Stood => {
    const standing = standingOf(forming);
    return { forming, standing, number: clauseNumber(forming, standing) };
  });
  const ids = clauseIds(stood);
  const under = new Set<number>();
  let after: { readonly section: number | undefined; readonly number: string } | undefined;
  return stood.map((one, index): MadeClause => {
    const { standing, number, forming } = one;
    // A footnote to a heading goes with what stands first under it.
    const headings = forming.path.map(({ piece }) => piece).filter((piece) => !under.has(piece));
    for (const piece of headings) under.add(piece);
    const carried = [...headings, ...piecesIn(forming).map(({ piece }) => piece)];
    const notesHere = [...new Set(carried.flatMap((piece) => notes.of.get(piece) ?? []))];
    const behind = number === undefined && after?.section === standing.section ? after?.number : undefined;
    if (number !== undefined) after = { section: standing.section, number };
    const clause = clauseFrom(
      one,
      ids[index] ?? '',
      behind,
      notesHere.flatMap((note) => footnotes[note] ?? []),
    );
    return { ...one, clause, footnotes: notesHere };
  });
}

function clauseFrom(
  { forming, standing, number }: Stood,
  id: string,
  after: string | undefined,
  footnotes: Cut['footnotes'],
): DraftClause {
  const { leadIn, text, items, closing } = forming;
  return {
    id,
    ...(number !== undefined && { number }),
    ...(standing.below !== undefined && { heading: standing.below }),
    ...(after !== undefined && { after }),
    ...(leadIn !== undefined && { leadIn: leadIn.text }),
    ...(text !== undefined && { text: text.text }),
    items: itemTexts(items),
    ...(closing !== undefined && { closing: closing.text }),
    footnotes: footnotes.map(({ mark, text: note }) => footnoteText(mark, note)),
  };
}

function sectionsOf(clauses: readonly MadeClause[]): readonly DraftSection[] {
  const sections: { standing: Stood['standing']; clauses: DraftClause[] }[] = [];
  for (const { standing, clause } of clauses) {
    const last = sections.at(-1);
    if (last !== undefined && last.standing.section === standing.section) last.clauses.push(clause);
    else sections.push({ standing, clauses: [clause] });
  }
  return sections.map(({ standing: { number, heading }, clauses: within }) => ({
    ...(number !== undefined && { number }),
    ...(heading !== undefined && { heading }),
    clauses: within,
  }));
}
