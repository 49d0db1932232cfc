import { expect, it } from 'vitest';
import { adviseOnQuestions } from '../../src/knowledge/advise-on-questions.ts';
import { problemLine } from '../../src/knowledge/problem.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { aFakeEmbedder } from '../support/fake-embedder.ts';
import { aMemoryCache, SOUND } from '../support/sound-knowledge.ts';
import { documentOf, writtenKnowledge } from '../support/written-knowledge.ts';

async function advisedOn(root: string): Promise<readonly string[]> {
  const problems = await adviseOnQuestions(await readFolder(root), await aMemoryCache(), () => {});
  expect(problems.every(({ level }) => level === 'advice')).toBe(true);
  return problems.map((problem) => `${problem.rule} ${problemLine(problem)}`);
}

it('finds nothing in sound guidance but a word of two groups', async () => {
  expect(await advisedOn(SOUND)).toEqual([
    'shared-lexicon-word lexicon.yaml:4:4 “noticeboard” also stands in the group of “noticeboard”.',
  ]);
});

it('puts every phrasing and every expected question once, and asks the model for no phrasing again', async () => {
  const embedder = aFakeEmbedder();
  const reports: (readonly [number, number])[] = [];
  await adviseOnQuestions(await readFolder(SOUND), await aMemoryCache(embedder), (...report) => reports.push(report));
  expect(reports).toEqual([[10, 10]]);
  const asked = embedder.calls.filter(({ urgency }) => urgency === 'urgent').flatMap(({ texts }) => texts);
  expect(asked.toSorted()).toEqual(['how far from the pond', 'may I fly a kite', 'when is the bakery open']);
});

it('names phrasings and expected questions that lead to another clause, and the clause that nothing reaches', async () => {
  const root = await writtenKnowledge({
    'kites.yaml': documentOf([
      'id: kites\ntext: Fly a kite on the common.\nasked: [may I fly a kite, which boat may sail on the pond today]',
      'id: boats\ntext: Sail a boat on the pond.\nasked: [may I sail a boat on the pond, which boat on the pond]',
      'id: fires\ntext: Light no fire.',
    ]),
    'expected-questions.yaml':
      '- { question: is a boat allowed on the pond, clause: kites/kites }\n' +
      '- { question: where may a boat sail, clause: [kites/kites, kites/boats] }\n',
    '/gaps.yaml': '- { id: parking, title: Parking, signpost: the clerk, asked: [where may I park] }\n',
    '/lexicon.yaml': '- [sail, cruise]\n',
  });
  expect(await advisedOn(root)).toEqual([
    'unmet-question marlpit/expected-questions.yaml:1:15 “is a boat allowed on the pond” leads to marlpit/kites/boats first.',
    'phrasing-leads-elsewhere marlpit/kites.yaml:6:35 “which boat may sail on the pond today” leads to marlpit/kites/boats first.',
    'unreached-clause marlpit/kites.yaml:10:9 No phrasing and no expected question finds this clause first.',
  ]);
});

it('names a question that must not be answered with a quote and is', async () => {
  const root = await writtenKnowledge({
    'kites.yaml': documentOf(['id: "1.1"\nnumber: "1.1"\ntext: Fly a kite.\nasked: [kites]']),
    'expected-questions.yaml': '- { question: what does 1.1 say, mustNotQuote: true }\n',
    '/gaps.yaml': '[]\n',
    '/lexicon.yaml': '[]\n',
  });
  expect(await advisedOn(root)).toEqual([
    'unmet-question marlpit/expected-questions.yaml:1:15 “what does 1.1 say” must not be answered with a quote, and marlpit/kites/1.1 is quoted.',
  ]);
});

// Nothing else tells the clauses apart but a stop word of the larder's.
it('names a group of the lexicon without which more questions find their clause first', async () => {
  const files = {
    'food.yaml': documentOf([
      'id: larder\ntext: The larder of the house has a shelf.',
      'id: bait\ntext: Bait shelf.\nasked: [bait shelf]',
    ]),
    'expected-questions.yaml':
      '- { question: "has my fish", clause: food/larder }\n- { question: "my fish has", clause: food/larder }\n',
    '/gaps.yaml': '- { id: parking, title: Parking, signpost: the clerk, asked: [where may I park] }\n',
    '/lexicon.yaml': '- [bread, loaf]\n- [fish, bait, worms]\n',
  };
  const pulling = async (): Promise<readonly string[]> =>
    (await advisedOn(await writtenKnowledge(files))).filter((line) => line.startsWith('lexicon-pulls'));
  expect(await pulling()).toEqual([
    'lexicon-pulls lexicon.yaml:2:3 Without this group, 2 more of 3 questions find their clause first.',
  ]);
  // One question may be led astray by chance.
  files['expected-questions.yaml'] = '- { question: "has my fish", clause: food/larder }\n';
  expect(await pulling()).toEqual([]);
});
