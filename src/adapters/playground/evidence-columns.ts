import type { Evidence } from '../../core/evidence.ts';

/** One kind of evidence as the page shows it. */
export interface EvidenceColumn {
  readonly label: string;
  readonly means: string;
  readonly of: (evidence: Evidence) => number;
}

const COLUMNS: Readonly<Record<keyof Evidence, EvidenceColumn>> = {
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
  phrasingCosine: {
    label: 'Meaning: phrasing',
    means: 'how near it is in meaning to the nearest phrasing kept with the clause',
    of: ({ phrasingCosine }) => phrasingCosine,
  },
  votes: {
    label: 'Phrasings near',
    means: 'share of the phrasings nearest to the question that are kept with the clause; nearer ones count for more',
    of: ({ votes }) => votes,
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
  agreement: {
    label: 'First by both',
    means: '1 if the clause comes first by meaning and by words, 0.50 if by one of them',
    of: ({ agreement }) => agreement,
  },
  gapCosine: {
    label: 'Meaning: known gap',
    means: 'how near the question is in meaning to a matter that the guidance is known not to settle',
    of: ({ gapCosine }) => gapCosine,
  },
  gapOverlap: {
    label: 'Words: known gap',
    means: 'how alike its telling words are to those of a way to ask about such a matter',
    of: ({ gapOverlap }) => gapOverlap,
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
  lead: {
    label: 'Lead',
    means: 'how far the clause is ahead of the best other one; below 0 for all but the first',
    of: ({ lead }) => lead,
  },
};

/** Every kind of evidence, in the order shown. */
export const EVIDENCE_COLUMNS: readonly EvidenceColumn[] = Object.values(COLUMNS);
