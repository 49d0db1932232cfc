import type { Evidence } from './evidence.ts';

/** One kind of evidence in words. */
export interface EvidenceWords {
  readonly label: string;
  readonly means: string;
  readonly of: (evidence: Evidence) => number;
}

const WORDS: Readonly<Record<keyof Evidence, EvidenceWords>> = {
  phrased: {
    label: 'Has phrasings',
    means: '1 if ways of asking are kept with the clause, 0 if not',
    of: ({ phrased }) => phrased,
  },
  wholeCosine: {
    label: 'Meaning: clause',
    means: 'how near the question is in meaning to the whole clause',
    of: ({ wholeCosine }) => wholeCosine,
  },
  sentenceCosine: {
    label: 'Meaning: sentence',
    means: 'how near it is in meaning to the nearest sentence of the clause',
    of: ({ sentenceCosine }) => sentenceCosine,
  },
  statementWhole: {
    label: 'Answers such: clause',
    means: 'how near a rule that answers such a question would be to the whole clause; 0 where it has phrasings',
    of: ({ statementWhole }) => statementWhole,
  },
  statementSentence: {
    label: 'Answers such: sentence',
    means: 'the same for the nearest sentence of the clause',
    of: ({ statementSentence }) => statementSentence,
  },
  phrasingCosine: {
    label: 'Meaning: phrasing',
    means: 'how near it is in meaning to the nearest phrasing kept with the clause',
    of: ({ phrasingCosine }) => phrasingCosine,
  },
  phrasingsCosine: {
    label: 'Meaning: three phrasings',
    means: 'the same for its three nearest phrasings, on average',
    of: ({ phrasingsCosine }) => phrasingsCosine,
  },
  closeVotes: {
    label: 'Of 5 phrasings near',
    means: 'share of the 5 phrasings nearest to the question that are kept with the clause; nearer ones count for more',
    of: ({ closeVotes }) => closeVotes,
  },
  votes: {
    label: 'Of 12 phrasings near',
    means: 'the same for the 12 nearest',
    of: ({ votes }) => votes,
  },
  wideVotes: {
    label: 'Of 30 phrasings near',
    means: 'the same for the 30 nearest',
    of: ({ wideVotes }) => wideVotes,
  },
  textScore: {
    label: 'Words: clause',
    means: 'how well its words match the clause, beside the best match for this question',
    of: ({ textScore }) => textScore,
  },
  phrasingScore: {
    label: 'Words: phrasings',
    means: 'how well its words match the phrasings, beside the best match for this question',
    of: ({ phrasingScore }) => phrasingScore,
  },
  phrasingOverlap: {
    label: 'Words: likest phrasing',
    means: 'how alike its telling words are to those of the likest phrasing; 1 if they are the same',
    of: ({ phrasingOverlap }) => phrasingOverlap,
  },
  printedCoverage: {
    label: 'Found in clause',
    means: 'share of the question’s telling words that the clause itself holds; rare words count for more',
    of: ({ printedCoverage }) => printedCoverage,
  },
  coverage: {
    label: 'Found with phrasings',
    means: 'the same for the clause and its phrasings together',
    of: ({ coverage }) => coverage,
  },
  wideCoverage: {
    label: 'Found with related words',
    means: 'the same when related words count as well',
    of: ({ wideCoverage }) => wideCoverage,
  },
  translation: {
    label: 'Leads to such words',
    means:
      'how likely a clause with these words is to be asked for in the words of the question; 0 where it has phrasings',
    of: ({ translation }) => translation,
  },
  translatedCoverage: {
    label: 'Found in other words',
    means:
      'share of the telling words that the clause holds or has a word that is often asked for by them; 0 where it has phrasings',
    of: ({ translatedCoverage }) => translatedCoverage,
  },
  factsMissing: {
    label: 'Facts missing',
    means:
      'share of the facts asked for (a number, a time, a name, an address) of which the clause holds nothing of the kind',
    of: ({ factsMissing }) => factsMissing,
  },
  gapCosine: {
    label: 'Meaning: known gap',
    means: 'how near the question is in meaning to a matter that the guidance is known not to settle',
    of: ({ gapCosine }) => gapCosine,
  },
  offTopicCosine: {
    label: 'Meaning: off the topic',
    means: 'how near it is in meaning to a matter that has nothing to do with a councillor’s work',
    of: ({ offTopicCosine }) => offTopicCosine,
  },
  closeAsked: {
    label: 'Clauses among 5',
    means:
      'of the 5 ways of asking nearest to the question, the share that are asked of a clause and not of a known gap',
    of: ({ closeAsked }) => closeAsked,
  },
  nearAsked: {
    label: 'Clauses among 15',
    means: 'the same for the 15 nearest',
    of: ({ nearAsked }) => nearAsked,
  },
  wideAsked: {
    label: 'Clauses among 40',
    means: 'the same for the 40 nearest',
    of: ({ wideAsked }) => wideAsked,
  },
  closeOffTopic: {
    label: 'Off topic among 5',
    means: 'of the 5 ways of asking nearest to the question, the share that are off the topic',
    of: ({ closeOffTopic }) => closeOffTopic,
  },
  nearOffTopic: {
    label: 'Off topic among 15',
    means: 'the same for the 15 nearest',
    of: ({ nearOffTopic }) => nearOffTopic,
  },
  wideOffTopic: {
    label: 'Off topic among 40',
    means: 'the same for the 40 nearest',
    of: ({ wideOffTopic }) => wideOffTopic,
  },
  unknownShare: {
    label: 'Not known',
    means: 'share of the question’s telling words that stand neither in the guidance nor in a list of English words',
    of: ({ unknownShare }) => unknownShare,
  },
  brevity: {
    label: 'Shortness',
    means: 'one divided by the number of telling words in the question: how little there is to go by',
    of: ({ brevity }) => brevity,
  },
  givesOrders: {
    label: 'Gives orders',
    means: '1 if the message tells Clausebook to do something or holds code, 0 if not',
    of: ({ givesOrders }) => givesOrders,
  },
  everyCouncil: {
    label: 'All councils',
    means: '1 if the guidance of every council was searched, 0 if of one',
    of: ({ everyCouncil }) => everyCouncil,
  },
  soundsOnTopic: {
    label: 'Sounds on topic',
    means: 'how much the question sounds like what councillors ask of guidance, whether or not any here settles it',
    of: ({ soundsOnTopic }) => soundsOnTopic,
  },
  strength: {
    label: 'Strength',
    means: 'the score that orders the clauses, out of all the above that belongs to the clause',
    of: ({ strength }) => strength,
  },
  lead: {
    label: 'Lead',
    means: 'how far the clause is ahead of the best other one; below 0 for all but the first',
    of: ({ lead }) => lead,
  },
  widerLead: {
    label: 'Lead over two',
    means: 'how far it is ahead of the second best other one',
    of: ({ widerLead }) => widerLead,
  },
};

/** Every kind of evidence, in the order shown. */
export const EVIDENCE_WORDS: readonly EvidenceWords[] = Object.values(WORDS);
