import { createAssistant } from '../../../src/core/assistant.ts';
import type { AdviceOn } from '../../../src/core/advice.ts';
import type { Assistant } from '../../../src/core/assistant.ts';
import type { Choices } from '../../../src/core/choices.ts';
import { SURE, WORTH_OFFERING } from '../../../src/core/decide.ts';
import type { Candidate, Found } from '../../../src/core/evidence.ts';
import { councilId, documentId, editionId } from '../../../src/core/guidance.ts';
import type { Clause, CouncilId, GuidanceDocument } from '../../../src/core/guidance.ts';
import type { Council } from '../../../src/core/people.ts';
import type { Edition, KnowledgeBase, QuestionLog } from '../../../src/core/ports.ts';
import { aClause, GEDLING } from '../../support/builders.ts';
import { everySign } from '../../support/evidence.ts';
import { aQuestionLog } from '../../support/question-log.ts';
import { knowledgeOf } from '../../support/knowledge-base.ts';

/** A little guidance of two councils, and a search that knows only whole phrasings and shared words. */

const OXFORD: Council = {
  id: councilId('oxford'),
  name: 'Oxford City Council',
  shortName: 'Oxford',
  contacts: [],
  teams: [],
  answersWithinDays: 2,
  channelAnswers: 'thread',
};

export const NASTY_TEXT =
  'Never post <script>alert("x")</script> or "><img src=x onerror=alert(1)> & the like.\n' +
  '• an item with {{title}} and $& in it\n• another’s item\n(a)  two  spaces   stay\nthe closing words';
export const NASTY_QUESTION = 'What about <script>alert(1)</script> "posts" & {{main}}?';
export const LOGO_QUESTION = 'can I use the council logo?';

const dates = { approved: '2020-12-10', review: '2023-05-01' };
const gedling = { dates };
const oxford = {
  council: OXFORD.id,
  councilName: OXFORD.name,
  document: documentId('social-media-protocol'),
  title: 'Social Media Protocol',
  headings: ['Do’s and <don’ts>'],
  dates: {},
};

const CLAUSES: readonly Clause[] = [
  aClause({
    citation: { ...gedling, number: '4.7' },
    parts: { text: 'You are personally responsible for what you publish online.' },
    asked: ['who is responsible for what I post?'],
  }),
  aClause({ citation: { ...gedling, number: '4.8' }, asked: [LOGO_QUESTION, 'council crest on my page'] }),
  aClause({
    citation: { ...gedling, number: '4.9' },
    parts: {
      leadIn: 'During the pre-election period you must not, unless the Monitoring Officer agrees:',
      text: '',
      items: ['use council resources for campaigning', 'publish party political material on council channels'],
      closing: 'If in doubt, ask.',
    },
    asked: ['what may I post before an election?'],
  }),
  aClause({ citation: { ...gedling, number: '4.10' }, parts: { text: 'Zeppelins are not dealt with here, see 4.7.' } }),
  aClause({ citation: { ...gedling, number: '5.1' }, parts: { text: 'Do not block residents without reason.' } }),
  unnumbered(aClause({ key: 'dos', citation: oxford, parts: { text: NASTY_TEXT }, asked: [NASTY_QUESTION] })),
  unnumbered(
    aClause({
      key: 'logo',
      citation: oxford,
      parts: { text: 'Ask before you use the logo.' },
      asked: ['may I put the logo of the council on my page?'],
    }),
  ),
];

// Oxford's document prints no numbers, version or date.
function unnumbered(clause: Clause): Clause {
  const { number: _number, version: _version, ...citation } = clause.citation;
  return { ...clause, citation };
}

const documents: readonly GuidanceDocument[] = [
  documentOf(GEDLING.id, 'social-media-guidance', 'Social Media Guidance for Members', { version: '1.0', dates }),
  documentOf(OXFORD.id, 'social-media-protocol', 'Social Media Protocol', { dates: {} }),
];

function documentOf(
  council: CouncilId,
  id: string,
  title: string,
  rest: Pick<GuidanceDocument, 'dates' | 'version'>,
): GuidanceDocument {
  const clauses = CLAUSES.filter((clause) => clause.citation.council === council);
  return { council, id: documentId(id), title, ...rest, clauses };
}

/** Enough to be offered, not enough to be quoted. */
const HALF_SURE = (SURE + WORTH_OFFERING) / 2;

const STOP_WORDS = new Set('a an the i is am are can may do for of on in it my to what who about before'.split(' '));

const wordsOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !STOP_WORDS.has(word));

function candidateOf(clause: Clause, question: string, telling: readonly string[]): Candidate {
  const held = new Set(wordsOf([clause.text, ...clause.asked].join(' ')));
  const matched = telling.filter((word) => held.has(word));
  const coverage = telling.length === 0 ? 0 : matched.length / telling.length;
  const confidence = clause.asked.includes(question) ? 0.91 : coverage === 0 ? 0 : HALF_SURE + coverage / 100;
  return {
    clause,
    score: confidence,
    confidence,
    evidence: {
      ...everySign(coverage),
      wholeCosine: coverage * 0.8,
      sentenceCosine: coverage * 0.7,
      phrasingCosine: confidence,
      gapCosine: 0.1,
      offTopicCosine: 0.05,
      unknownShare: telling.some((word) => word.startsWith('zz')) ? 0.5 : 0,
      brevity: 0.25,
      strength: confidence,
      lead: confidence - 0.5,
      widerLead: confidence - 0.4,
    },
    matched,
    nearestPhrasing: clause.asked[0],
  };
}

function find(question: string, scope: CouncilId | undefined): Found {
  const telling = wordsOf(question);
  const inScope = CLAUSES.filter(({ citation }) => scope === undefined || citation.council === scope);
  const candidates = inScope
    .map((clause) => candidateOf(clause, question, telling))
    .toSorted((one, other) => other.score - one.score);
  return {
    reading: {
      text: question,
      telling: telling.length,
      corrected: telling.includes('lgo') ? [{ typed: 'lgo', taken: 'logo' }] : [],
      unknown: telling.filter((word) => word.startsWith('zz')),
      added: telling.includes('logo') ? [{ word: 'logo', means: ['crest', 'coat of arms'] }] : [],
    },
    candidates,
    // Whatever shares no word with the guidance is off the topic.
    onTopic: candidates.some(({ confidence }) => confidence > 0) ? 0.95 : 0,
    nearestGap: undefined,
  };
}

const EDITION: Edition = {
  id: editionId('sample-1'),
  councils: [GEDLING, OXFORD],
  documents,
  holidays: new Set(),
  clause: (id) => CLAUSES.find((clause) => clause.id === id),
  find: async (question, scope, limit) => {
    const found = find(question.text, scope);
    return { ...found, candidates: found.candidates.slice(0, limit) };
  },
};

export const KNOWLEDGE: KnowledgeBase = knowledgeOf(EDITION);

/** The real assistant on the sample guidance, on a day when Gedling's document is overdue for review. */
/** Gives receipts where there is a log to keep them in. */
export function sampleAssistant(choices?: Choices, questions?: QuestionLog, adviceOn?: AdviceOn): Assistant {
  let drawn = 0;
  const given = adviceOn === undefined ? {} : { adviceOn };
  const common = { knowledge: KNOWLEDGE, choices, clock: () => Date.UTC(2026, 0, 1), ...given };
  if (questions !== undefined) return createAssistant({ ...common, questions, chance: () => ((drawn += 7) % 25) / 25 });
  return createAssistant({ ...common, questions: { ...aQuestionLog(), record: async () => ({ first: true }) } });
}
