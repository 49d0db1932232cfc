import type { Readiness } from '../../src/adapters/http-server.ts';
import { clauseId, composeText, councilId, documentId, quote } from '../../src/core/guidance.ts';
import type { Citation, Clause, ClauseParts } from '../../src/core/guidance.ts';
import type { Council } from '../../src/core/people.ts';
import type { LogFields, Log } from '../../src/core/ports.ts';
import type { Reply } from '../../src/core/reply.ts';

export const GEDLING: Council = {
  id: councilId('gedling'),
  name: 'Gedling Borough Council',
  shortName: 'Gedling',
  contacts: [{ name: 'Legal team', email: 'legalservices@gedling.gov.uk', for: 'additional advice and guidance' }],
  teams: [
    { id: 'communications', name: 'Communications and Engagement team', documents: [], topics: [] },
    { id: 'legal', name: 'Legal team', documents: ['code-of-conduct'], topics: ['defamation', 'libel'] },
  ],
  answersWithinDays: 2,
  channelAnswers: 'thread',
};

export function aCitation(change: Partial<Citation> = {}): Citation {
  return {
    council: GEDLING.id,
    councilName: GEDLING.name,
    document: documentId('social-media-guidance'),
    title: 'Social Media Guidance for Members',
    number: '4.8',
    headings: ['Responsibilities of Councillors'],
    version: '1.0',
    dates: {},
    ...change,
  };
}

export const LOGO_TEXT =
  'Be careful not to give the impression that your personal website or social media account is an official Council website ' +
  "or account, for example by misleading use of the Council's logo. It is however acceptable to share the Council's public " +
  'social media content through your own social media account/s.';

export function aClause(
  change: {
    key?: string;
    parts?: Partial<ClauseParts>;
    citation?: Partial<Citation>;
    asked?: string[];
    differsFrom?: Clause['differsFrom'];
  } = {},
): Clause {
  const citation = aCitation(change.citation);
  const key = change.key ?? citation.number ?? 'unnumbered';
  const parts: ClauseParts = { text: LOGO_TEXT, items: [], footnotes: [], ...change.parts };
  const text = composeText(parts);
  return {
    id: clauseId(citation.council, citation.document, key),
    key,
    parts,
    text,
    asked: change.asked ?? [],
    differsFrom: change.differsFrom ?? [],
    citation,
  };
}

const whose = { scope: GEDLING, councils: [GEDLING], overdue: [] } as const;

export const aQuotedReply = (clause: Clause = aClause(), overdue = false): Reply => ({
  kind: 'answers',
  answer: { outcome: 'quoted', quotes: [quote(clause)], seeAlso: [] },
  ...whose,
  overdue: overdue ? [clause.id] : [],
});

export const anUnsureReply = (...clauses: readonly Clause[]): Reply => {
  const [first = aClause(), ...others] = clauses;
  return {
    kind: 'answers',
    answer: { outcome: 'unsure', why: 'weak', choices: [quote(first), ...others.map(quote)], unknownWords: [] },
    ...whose,
  };
};

export const aSilentReply = (): Reply => ({
  kind: 'answers',
  answer: { outcome: 'silent', why: 'no-match' },
  ...whose,
});

/** What stands behind /readyz where a test is about something else. */
export const ALWAYS_READY = async (): Promise<Readiness> => ({ ready: true, problems: [] });

/** A log that keeps what it was given, for tests that look at it. */
export function aLog(): Log & {
  readonly lines: readonly { level: string; event: string; fields: LogFields; cause: unknown }[];
} {
  const lines: { level: string; event: string; fields: LogFields; cause: unknown }[] = [];
  const at =
    (level: string) =>
    (event: string, fields: LogFields = {}, cause?: unknown) => {
      lines.push({ level, event, fields, cause });
    };
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}
