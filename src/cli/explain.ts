import { shown } from '../core/answer.ts';
import { documentOf } from '../core/clause-place.ts';
import type { Considered } from '../core/considering.ts';
import type { Candidate } from '../core/evidence.ts';
import { EVIDENCE_WORDS } from '../core/evidence-words.ts';
import { targetName } from '../core/cross-reference.ts';
import { refersLine } from '../core/reading-on-wording.ts';
import { referredFrom } from '../core/referred-clauses.ts';
import type { Clause } from '../core/guidance.ts';
import type { Edition } from '../core/ports.ts';
import { BY_NUMBER, choosingLine, placeOf } from '../core/wording.ts';

/** Why a question was answered as it was: how it was read, and each candidate's evidence, also of what was turned down. */
export function explain({ answer, found, choosing, byNumber, edition }: Considered): string {
  const { reading, candidates } = found;
  const outcome = `Outcome: ${answer.outcome}${'why' in answer ? ` (${answer.why})` : ''}, edition ${edition.id}`;
  if (byNumber) {
    const named = shown(answer).flatMap(({ clause: id }) => edition.clause(id) ?? []);
    const references = named.flatMap((clause) => refers(clause, edition).map((line) => `${clause.id} ${line}`));
    return [outcome, BY_NUMBER, ...references].join('\n');
  }
  const lines = [
    outcome,
    ...(choosing === undefined ? [] : [`Chooser: ${choosingLine(choosing, candidates)}`]),
    `On the topic: ${found.onTopic.toFixed(2)}`,
    ...reading.corrected.map(({ typed, taken }) => `Read “${typed}” as “${taken}”`),
    ...reading.added.map(({ word, means }) => `“${word}” also means ${means.join(', ')}`),
    ...(found.nearestGap === undefined
      ? []
      : [
          `Nearest known gap: ${found.nearestGap.gap.title} (${found.nearestGap.cosine.toFixed(2)}), “${found.nearestGap.phrasing}”`,
        ]),
    ...(reading.unknown.length > 0 ? [`Unknown: ${reading.unknown.join(', ')}`] : []),
    '',
    ...candidates.flatMap((candidate, index) => candidateLines(candidate, index, edition)),
    '',
    'What the evidence means, each from 0 to 1 unless it says otherwise:',
    ...EVIDENCE_WORDS.map(({ label, means }) => `  ${label}: ${means}`),
  ];
  return lines.join('\n');
}

/** What the clause refers to in its own document, if anything. */
function refers(clause: Clause, edition: Edition): readonly string[] {
  const references = referredFrom(clause, documentOf(edition, clause));
  if (references.length === 0) return [];
  return [
    refersLine(references.map(({ target, clauses }) => ({ name: targetName(target), found: clauses.length > 0 }))),
  ];
}

function candidateLines(candidate: Candidate, index: number, edition: Edition): readonly string[] {
  const { clause, confidence, score, evidence, matched, nearestPhrasing } = candidate;
  const signs = EVIDENCE_WORDS.map(({ label, of }) => `${label} ${of(evidence).toFixed(2)}`);
  return [
    `${index + 1}. ${clause.id}  ${placeOf(clause.citation)}`,
    `   confidence ${confidence.toFixed(2)}  score ${score.toFixed(2)}  words: ${matched.join(', ') || 'none'}`,
    `   ${signs.join('; ')}`,
    ...refers(clause, edition).map((line) => `   ${line}`),
    ...(nearestPhrasing === undefined ? [] : [`   nearest phrasing: ${nearestPhrasing}`]),
  ];
}
