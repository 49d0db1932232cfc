import { z } from 'zod';
import { placeOf } from '../core/wording.ts';
import type { LentGap } from './gaps-shared.ts';
import { nameOf } from './phrasing-request.ts';
import type { Judged } from './phrasing-trial.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import { inBlock, inLine } from './splice-yaml.ts';

const reviewSchema = z.strictObject({
  council: z.string().min(1),
  phrasings: z.array(
    z.strictObject({
      clause: z.string().min(1),
      phrasing: z.string().min(1),
      made: z.enum(['rule', 'model', 'shared']),
      accept: z.enum(['yes', 'no']),
      why: z.string().optional(),
    }),
  ),
  gaps: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        title: z.string().min(1),
        signpost: z.string(),
        asked: z.array(z.string().min(1)).min(1),
        from: z.string().optional(),
        accept: z.enum(['yes', 'no']),
      }),
    )
    .default([]),
});

export type Review = z.infer<typeof reviewSchema>;

/** How much of a clause stands above its proposals: enough to judge most without looking it up. */
const TEXT_SHOWN = 300;

/**
 * The proposals as a file to look through, one below the other under their clauses. What something speaks against is not accepted, and no gap is.
 * `signpost`: whom the council's own guidance names to be asked; empty if nobody.
 */
export function reviewOf(
  council: string,
  judged: readonly Judged[],
  lent: { readonly gaps: readonly LentGap[]; readonly signpost: string } = { gaps: [], signpost: '' },
): string {
  const groups = [...Map.groupBy(judged, ({ clause }) => clause).entries()].map(([clause, proposals]) => [
    `  # ${placeOf(clause.citation)}: ${oneLine(clause.text)}`,
    ...proposals.flatMap(({ phrasing, made, why }) => [
      `  - clause: ${inLine(nameOf(clause))}`,
      `    phrasing: ${inLine(phrasing)}`,
      `    made: ${made}`,
      `    accept: ${why === undefined ? 'yes' : 'no'}`,
      ...(why === undefined ? [] : [`    why: ${inLine(`It ${why}.`)}`]),
    ]),
  ]);
  const list = groups.length === 0 ? ['phrasings: []'] : ['phrasings:', ...groups.flatMap((group) => ['', ...group])];
  const gaps = lent.gaps.flatMap(({ from, ...gap }) => [
    '',
    ...inBlock([{ ...gap, signpost: lent.signpost, from, accept: 'no' }], '  '),
  ]);
  const gapList = gaps.length === 0 ? [] : ['', GAPS_HEAD, 'gaps:', ...gaps];
  return [HEAD, `council: ${inLine(council)}`, ...list, ...gapList, ''].join('\n');
}

// What ends a line in YAML, and what no comment may hold.
const oneLine = (text: string): string => {
  const line = text.replace(/[\s\p{C}]+/gu, ' ').trim();
  return line.length > TEXT_SHOWN ? `${line.slice(0, TEXT_SHOWN)} …` : line;
};

const GAPS_HEAD = `# Matters that a council with like guidance says its guidance does not settle. Does yours not settle them either? Then write “accept: yes”, and
# after “signpost” whom or what your councillors are to ask instead: what stands there is the first contact of your own guidance.`;

const HEAD = `# Phrasings that no person wrote, to be looked through. Would a councillor ask so, and does the clause above answer it?
# Write “accept: no” where not, and change the words of a phrasing as you like. Then:
#   clausebook phrasings import THIS-FILE --accept
# Only what says “accept: yes” is added, and only if it still leads to its clause.`;

export type ReadReview =
  | { readonly outcome: 'read'; readonly review: Review }
  | { readonly outcome: 'faulty'; readonly problems: readonly Problem[] };

export function readReview(file: string, text: string): ReadReview {
  const read = readYaml(file, text, reviewSchema);
  return read.outcome === 'read' ? { outcome: 'read', review: read.value } : read;
}
