import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/answer.ts';
import { quote } from '../../src/core/guidance.ts';
import type { Clause } from '../../src/core/guidance.ts';
import { plainText } from '../../src/core/plain-text.ts';
import type { Reply } from '../../src/core/reply.ts';
import {
  ASK_AGAIN,
  citationLine,
  CONTACTS_HEADING,
  overdueLine,
  SEE_ALSO,
  versionLine,
} from '../../src/core/wording.ts';
import { anyClauses } from '../support/any-clause.ts';
import {
  aCitation,
  aClause,
  aQuotedReply,
  aSilentReply,
  anUnsureReply,
  GEDLING,
  LOGO_TEXT,
} from '../support/builders.ts';
import { clauseNumbered } from '../support/findings.ts';

const OLD = aClause({ citation: { dates: { approved: '2018-05-01', review: '2020-05-01' } } });

const saying = (answer: Answer): Reply => ({
  kind: 'answers',
  answer,
  scope: GEDLING,
  councils: [GEDLING],
  overdue: [],
});

const quoting = (clauses: readonly Clause[]): Reply => {
  const [first = aClause(), ...others] = clauses;
  return saying({ outcome: 'quoted', quotes: [quote(first), ...others.map(quote)], seeAlso: [] });
};

describe('a quoted answer as plain text', () => {
  it('is the quote, where it stands, version and date', () => {
    expect(plainText(aQuotedReply(OLD))).toBe(
      `${LOGO_TEXT}\n— Gedling Borough Council, Social Media Guidance for Members, 4.8 (Responsibilities of Councillors). ` +
        'Version 1.0, approved 1 May 2018.',
    );
  });

  it('warns below the quote when the review is overdue, and only then', () => {
    expect(plainText(aQuotedReply(OLD, true))).toBe(`${plainText(aQuotedReply(OLD))}\n${overdueLine(OLD.citation)}`);
  });

  it('warns of the overdue quote and not of the other', () => {
    const fresh = clauseNumbered('5.1');
    const reply = quoting([fresh, OLD]);
    const text = plainText(reply.kind === 'answers' ? { ...reply, overdue: [OLD.id] } : reply);
    expect(text.split('due for review')).toHaveLength(2);
    expect(text.endsWith(overdueLine(OLD.citation))).toBe(true);
  });

  it('says at its end where to look as well', () => {
    const seeAlso = [aCitation({ number: '4.9' }), aCitation({ number: '5.1' })];
    const text = plainText(saying({ outcome: 'quoted', quotes: [quote(OLD)], seeAlso }));
    expect(text.endsWith(`\n\n${SEE_ALSO}: ${seeAlso.map(citationLine).join('; ')}.`)).toBe(true);
  });

  it('starts with the first quote and holds every quote with its place, whatever the clauses', () => {
    fc.assert(
      fc.property(anyClauses(1, 3), (clauses) => {
        const text = plainText(quoting(clauses));
        expect(text.startsWith(clauses[0]?.text ?? '')).toBe(true);
        expect(text).toBe(
          clauses
            .map(({ text: words, citation }) => `${words}\n— ${citationLine(citation)}. ${versionLine(citation)}.`)
            .join('\n\n'),
        );
      }),
    );
  });
});

describe('an unsure answer as plain text', () => {
  it('says first that it is not sure, and numbers the choices', () => {
    const text = plainText(anUnsureReply(clauseNumbered('1.1'), clauseNumbered('2.2')));
    expect(text).toMatch(/^I am not sure /);
    expect(text).toContain('\n\n1. The words of clause 1.1.\n— ');
    expect(text).toContain('\n\n2. The words of clause 2.2.\n— ');
  });

  it('names the unknown words', () => {
    const choices = [quote(aClause())] as const;
    const answer = { outcome: 'unsure', why: 'unknown-word', choices, unknownWords: ['zorb'] } as const;
    expect(plainText(saying(answer))).toMatch(/^I do not know the word “zorb”/);
  });

  it('says another thing for each reason', () => {
    const choices = [quote(aClause())] as const;
    const texts = (['tied', 'weak', 'unknown-word'] as const).map((why) =>
      plainText(saying({ outcome: 'unsure', why, choices, unknownWords: [] })),
    );
    expect(new Set(texts).size).toBe(3);
  });

  it('holds every choice word for word, numbered if there is another, whatever the clauses', () => {
    fc.assert(
      fc.property(anyClauses(1, 3), (clauses) => {
        const text = plainText(anUnsureReply(...clauses));
        let at = 0;
        clauses.forEach(({ text: words, citation }, index) => {
          const choice = `\n\n${clauses.length === 1 ? '' : `${index + 1}. `}${words}\n— ${citationLine(citation)}. ${versionLine(citation)}.`;
          at = text.indexOf(choice, at);
          expect(at).not.toBe(-1);
          at += choice.length;
        });
        expect(at).toBe(text.length);
      }),
    );
  });
});

describe('other replies as plain text', () => {
  it('says that nothing was found, and whom the guidance names', () => {
    expect(plainText(aSilentReply())).toBe(
      'I could not find an answer to this in the guidance of Gedling Borough Council.\n\n' +
        `${CONTACTS_HEADING}\n• Legal team (legalservices@gedling.gov.uk): additional advice and guidance`,
    );
  });

  it('names no contacts where there are none or no council is asked', () => {
    const answer: Answer = { outcome: 'silent', why: 'no-match' };
    const common = { kind: 'answers', answer, councils: [GEDLING], overdue: [] } as const;
    expect(plainText({ ...common, scope: undefined })).not.toContain(CONTACTS_HEADING);
    expect(plainText({ ...common, scope: { ...GEDLING, contacts: [] } })).not.toContain(CONTACTS_HEADING);
  });

  it('answers small talk in the product’s own words', () => {
    expect(plainText(saying({ outcome: 'conversation', kind: 'thanks' }))).toBe('You are welcome.');
  });

  it.each(['empty', 'too-long'] as const)('asks again when a question is %s', (why) => {
    expect(plainText({ kind: 'asks-again', why })).toBe(ASK_AGAIN[why]);
  });

  it('has nothing to say to a repeat', () => {
    expect(plainText({ kind: 'already-answered' })).toBe('');
  });
});
