import type { Considered } from '../core/assistant.ts';
import type { Candidate } from '../core/evidence.ts';
import { choosingLine, placeOf } from '../core/wording.ts';

/** Why a question was answered as it was: how it was read, and each candidate's evidence, also of what was turned down. */
export function explain({ answer, found, choosing, edition }: Considered): string {
  const { reading, candidates } = found;
  const lines = [
    `Outcome: ${answer.outcome}${'why' in answer ? ` (${answer.why})` : ''}, edition ${edition.id}`,
    ...(choosing === undefined ? [] : [`Chooser: ${choosingLine(choosing, candidates)}`]),
    ...reading.corrected.map(({ typed, taken }) => `Read “${typed}” as “${taken}”`),
    ...reading.added.map(({ word, means }) => `“${word}” also means ${means.join(', ')}`),
    ...(found.nearestGap === undefined
      ? []
      : [
          `Nearest known gap: ${found.nearestGap.gap.title} (${found.nearestGap.cosine.toFixed(2)}), “${found.nearestGap.phrasing}”`,
        ]),
    ...(reading.unknown.length > 0 ? [`Unknown: ${reading.unknown.join(', ')}`] : []),
    '',
    ...candidates.flatMap(candidateLines),
  ];
  return lines.join('\n');
}

function candidateLines(candidate: Candidate, index: number): readonly string[] {
  const { clause, confidence, score, evidence, matched, nearestPhrasing } = candidate;
  const signs = Object.entries(evidence).map(([name, value]) => `${name} ${value.toFixed(2)}`);
  return [
    `${index + 1}. ${clause.id}  ${placeOf(clause.citation)}`,
    `   confidence ${confidence.toFixed(2)}  score ${score.toFixed(2)}  words: ${matched.join(', ') || 'none'}`,
    `   ${signs.join('  ')}`,
    ...(nearestPhrasing === undefined ? [] : [`   nearest phrasing: ${nearestPhrasing}`]),
  ];
}
