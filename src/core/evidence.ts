import type { Gap } from './gap.ts';
import type { Clause } from './guidance.ts';

/** How the words of a question were read before searching. */
export interface Reading {
  /** The question with its spelling corrected. */
  readonly text: string;
  /** How many telling words it holds: words that are not stop words. */
  readonly telling: number;
  /** Words of the question that were taken as another: as typed, as searched. */
  readonly corrected: readonly { readonly typed: string; readonly taken: string }[];
  /** Telling words that stand neither in the guidance nor in a list of English words. */
  readonly unknown: readonly string[];
  /** Lexicon groups the question touched, as the words that were added. */
  readonly added: readonly { readonly word: string; readonly means: readonly string[] }[];
}

/** What speaks for one clause. Every number is between 0 and 1 unless it says otherwise. */
export interface ClauseEvidence {
  /** 1 if the clause has phrasings, 0 if not, as in guidance that was just imported. */
  readonly phrased: number;
  /** Cosine of the question with the clause as a whole. */
  readonly wholeCosine: number;
  /** Best cosine with one of its sentences. */
  readonly sentenceCosine: number;
  /**
   * Cosines of the whole and of the best sentence with where a statement that answers such a question is learnt to stand; 0 where the
   * clause has phrasings.
   */
  readonly statementWhole: number;
  readonly statementSentence: number;
  /** Best cosine with one of its phrasings; 0 without phrasings. */
  readonly phrasingCosine: number;
  /** Mean cosine with its three nearest phrasings, or as many as it has. */
  readonly phrasingsCosine: number;
  /** Share of the 5, 12 and 30 phrasings nearest to the question that are this clause's, nearer ones counting more. */
  readonly closeVotes: number;
  readonly votes: number;
  readonly wideVotes: number;
  /** Score of the clause's words beside the best clause's for this question. */
  readonly textScore: number;
  /** The same for its phrasings. */
  readonly phrasingScore: number;
  /** How alike the question's telling words and its likest phrasing's are: 1 if they are the same. */
  readonly phrasingOverlap: number;
  /** Share of the question's telling words (rare ones weigh more) that the clause's own words hold. */
  readonly printedCoverage: number;
  /** The same for the clause and its phrasings. */
  readonly coverage: number;
  /** The same, through the lexicon as well. */
  readonly wideCoverage: number;
  /**
   * How likely the clause's own words are to bring up the question's, as was learnt of questions and the clauses that answer them; and the share of
   * the telling words that one of its words brings up. Both 0 where the clause has phrasings.
   */
  readonly translation: number;
  readonly translatedCoverage: number;
  /** Share of the facts asked for (a number, a time, a name, an address …) that the clause cannot give: it holds nothing of the kind. */
  readonly factsMissing: number;
}

/** What the question as a whole tells; the same for each of its candidates. */
export interface QuestionEvidence {
  /** Cosine with the nearest phrasing of a known gap, and of a matter off the topic; 0 without any. */
  readonly gapCosine: number;
  readonly offTopicCosine: number;
  /** Of the 5, 15 and 40 phrasings nearest to the question, of clauses and gaps alike: the share that are clauses'. */
  readonly closeAsked: number;
  readonly nearAsked: number;
  readonly wideAsked: number;
  /** The same for phrasings of matters off the topic. */
  readonly closeOffTopic: number;
  readonly nearOffTopic: number;
  readonly wideOffTopic: number;
  /** Share of the question's telling words that are unknown to guidance and English alike. */
  readonly unknownShare: number;
  /** One divided by the number of telling words: how little there is to go by. */
  readonly brevity: number;
  /** 1 if the message tells Clausebook to do something, or holds code. */
  readonly givesOrders: number;
  /** 1 if every council's guidance is searched, 0 if one council's. */
  readonly everyCouncil: number;
  /** How much the question sounds like what is asked of guidance, settled here or not. */
  readonly soundsOnTopic: number;
}

/** How a candidate stands among the others of its question. Not bounded. */
export interface Standing {
  /** The score that orders the candidates. */
  readonly strength: number;
  /** How far the score is ahead of the best other clause's; below 0 for all but the first. */
  readonly lead: number;
  /** The same for the second best other clause. */
  readonly widerLead: number;
}

/** Everything that is known for and against one candidate. */
export interface Evidence extends ClauseEvidence, QuestionEvidence, Standing {}

/** One clause that may answer, and why. */
export interface Candidate {
  readonly clause: Clause;
  /** Orders candidates of one question; means nothing between questions. */
  readonly score: number;
  /** Probability, as learnt, that this clause answers the question. Comparable between questions. */
  readonly confidence: number;
  readonly evidence: Evidence;
  /** Telling words of the question that the clause or its phrasings hold. */
  readonly matched: readonly string[];
  /** The phrasing nearest to the question, if the clause has any. */
  readonly nearestPhrasing: string | undefined;
  /** The question is, in the very words, one of the few ways of asking that people wrote for the clause. */
  readonly inItsWords?: true;
}

/** The known gap nearest to a question. */
export interface NearestGap {
  readonly gap: Gap;
  readonly phrasing: string;
  readonly cosine: number;
  /** How alike the telling words of the question and of the phrasing are. */
  readonly overlap: number;
}

/** What a search found: best first, at most as many as were asked for. */
export interface Found {
  readonly reading: Reading;
  readonly candidates: readonly Candidate[];
  /** Probability, as learnt, that the question is about what guidance for councillors is about; 0 without candidates. */
  readonly onTopic: number;
  readonly nearestGap: NearestGap | undefined;
}
