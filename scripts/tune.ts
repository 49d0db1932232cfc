// Learns the weights of src/knowledge/weights.json from the expected questions of the knowledge base, and prints what they reach
// on questions that were left out of the learning. Usage: npm run tune [-- --write]
import { writeFile } from 'node:fs/promises';
import type { Evidence } from '../src/core/evidence.ts';
import { createLogger } from '../src/adapters/logger.ts';
import { readConfig } from '../src/config.ts';
import { openReader } from '../src/app.ts';
import { clausesOf } from '../src/knowledge/check.ts';
import { expectedClauseId, readFolder } from '../src/knowledge/read-folder.ts';
import { fitLogistic, fitRanking, probability, scoreOf } from './tune/regression.ts';
import type { Example, Model, Ranking } from './tune/regression.ts';

const RANK_SIGNS = [
  'wholeCosine',
  'sentenceCosine',
  'phrasingCosine',
  'textScore',
  'phrasingScore',
  'coverage',
  'wideCoverage',
] as const;
const SIGNS = [...RANK_SIGNS, 'unknownShare', 'lead'] as const;
const FOLDS = 5;
const RANK_PENALTY = 0.002;
const CONFIDENCE_PENALTY = 0.0005;
/** Candidates whose confidence is learnt: those that can be shown. */
const SHOWN = 3;

interface Case {
  /** A question and its copy without clauses share one, so that they stay in one fold. */
  readonly question: number;
  readonly answerable: boolean;
  readonly candidates: readonly { readonly evidence: Evidence; readonly right: boolean }[];
}

const config = readConfig(process.env);
const reader = await openReader(config, createLogger('warn'), () => {});
const folder = await readFolder(config.knowledge);
const cases: Case[] = [];
let question = 0;
for (const file of folder.expected) {
  for (const row of file.value) {
    const right = new Set(clausesOf(row.clause).map((named) => expectedClauseId(file.council, named)));
    const found = await reader.knowledge.current().find({ text: row.question }, file.council, 1000);
    const candidates = found.candidates.map(({ clause, evidence }) => ({ evidence, right: right.has(clause.id) }));
    question += 1;
    cases.push({ question, answerable: right.size > 0, candidates });
    // The same question with its clauses taken out: the nearest thing to one that the guidance does not settle.
    if (right.size > 0)
      cases.push({ question, answerable: false, candidates: candidates.filter((candidate) => !candidate.right) });
  }
}
await reader.close();

const signsOf = (evidence: Evidence, names: readonly (keyof Evidence)[]): number[] =>
  names.map((name) => evidence[name]);

const rankingOf = ({ candidates }: Case): Ranking => ({
  candidates: candidates.map(({ evidence, right }) => ({ signs: signsOf(evidence, RANK_SIGNS), right })),
});

function ranked({ candidates }: Case, weights: readonly number[]): readonly { signs: number[]; right: boolean }[] {
  const scored = candidates
    .map(({ evidence, right }) => ({ evidence, right, score: scoreOf(weights, signsOf(evidence, RANK_SIGNS)) }))
    .toSorted((one, other) => other.score - one.score);
  return scored.slice(0, SHOWN).map(({ evidence, right, score }, position) => ({
    signs: signsOf({ ...evidence, lead: score - (scored[position === 0 ? 1 : 0]?.score ?? 0) }, SIGNS),
    right,
  }));
}

const examplesOf = (one: Case, weights: readonly number[]): readonly Example[] =>
  ranked(one, weights).map(({ signs, right }, position) => ({
    signs,
    label: right ? 1 : 0,
    weight: position === 0 ? 1 : 0.5,
  }));

interface Learned {
  readonly rank: readonly number[];
  readonly confidence: Model;
}

function learn(training: readonly Case[]): Learned {
  const rank = fitRanking(training.filter(({ answerable }) => answerable).map(rankingOf), RANK_PENALTY);
  return {
    rank,
    confidence: fitLogistic(
      training.flatMap((one) => examplesOf(one, rank)),
      CONFIDENCE_PENALTY,
    ),
  };
}

const heldOut = Array.from({ length: FOLDS }, (_, fold) => {
  const learned = learn(cases.filter((one) => one.question % FOLDS !== fold));
  return cases
    .filter((one) => one.question % FOLDS === fold)
    .map((one) => {
      const shown = ranked(one, learned.rank);
      return {
        answerable: one.answerable,
        right: shown.map((row) => row.right),
        sure: probability(learned.confidence, shown[0]?.signs ?? []),
      };
    });
}).flat();

const answerable = heldOut.filter((row) => row.answerable);
const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
console.log(`held out, ${FOLDS} folds, ${answerable.length} answerable, ${heldOut.length - answerable.length} not`);
console.log('first right', share(answerable.filter((row) => row.right[0]).length, answerable.length));
console.log('among three', share(answerable.filter((row) => row.right.includes(true)).length, answerable.length));
for (const threshold of [0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8]) {
  const sure = heldOut.filter((row) => row.sure >= threshold);
  const right = sure.filter((row) => row.right[0]);
  const wrong = sure.filter((row) => !row.answerable);
  console.log(
    `  sure from ${threshold.toFixed(2)}: sure and right ${share(right.length, answerable.length)}, precision ${share(right.length, sure.length)}, ` +
      `not answerable but quoted ${share(wrong.length, heldOut.length - answerable.length)}`,
  );
}

const { rank, confidence } = learn(cases);
const named = (names: readonly string[], values: readonly number[]): Record<string, number> =>
  Object.fromEntries(names.map((name, index) => [name, Number((values[index] ?? 0).toFixed(4))]));
const weights = {
  learnt: {
    questions: cases.length,
    folds: FOLDS,
    firstRight: share(answerable.filter((row) => row.right[0]).length, answerable.length),
  },
  rank: { ...named(RANK_SIGNS, rank), unknownShare: 0, lead: 0 },
  confidence: { bias: Number(confidence.bias.toFixed(4)), ...named(SIGNS, confidence.weights) },
};
console.log(JSON.stringify(weights, null, 2));
if (process.argv.includes('--write'))
  await writeFile('src/knowledge/weights.json', `${JSON.stringify(weights, null, 2)}\n`);
