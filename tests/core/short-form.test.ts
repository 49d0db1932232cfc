import { describe, expect, it } from 'vitest';
import { quote } from '../../src/core/guidance.ts';
import type { Reply } from '../../src/core/reply.ts';
import { shortForm } from '../../src/core/short-form.ts';
import { aQuotedReply, aSilentReply, anUnsureReply, LOGO_TEXT } from '../support/builders.ts';
import { clauseNumbered } from '../support/findings.ts';

describe('the short form of an answer', () => {
  it('names the clause, its document and version, and says where the words are', () => {
    expect(shortForm(aQuotedReply())).toBe(
      'Gedling Borough Council, Social Media Guidance for Members, 4.8 (Responsibilities of Councillors). ' +
        'Version 1.0; the document gives no date.\nThe words were sent to you in a direct message.',
    );
  });

  it('has no words of a clause, whatever was answered', () => {
    const [one, other] = [clauseNumbered('1'), clauseNumbered('2')];
    const quoted = aQuotedReply(one);
    const silent = aSilentReply();
    if (quoted.kind !== 'answers' || silent.kind !== 'answers') throw new Error('Both are answers.');
    if (quoted.answer.outcome !== 'quoted' || silent.answer.outcome !== 'silent') throw new Error('They are these.');
    const parts = [
      { asked: 'the secret plan?', answer: quoted.answer },
      { asked: 'the secret bins?', answer: silent.answer },
    ] as const;
    const both: Reply = {
      ...quoted,
      answer: { ...quoted.answer, quotes: [quote(one), quote(other)] },
      takenWith: 'the secret plan',
    };
    const inParts: Reply = { ...quoted, answer: { outcome: 'in-parts', parts } };
    for (const reply of [quoted, both, anUnsureReply(one, other), silent, inParts]) {
      expect(shortForm(reply)).toContain('sent to you in a direct message');
      expect(shortForm(reply)).not.toMatch(/The words of clause|secret/);
    }
    expect(shortForm(aQuotedReply())).not.toContain(LOGO_TEXT.slice(0, 20));
    expect(shortForm(both)).toMatch(/, 1 \(.*, 2 \(/s);
  });

  it('is nothing where nothing is said', () => {
    expect(shortForm({ kind: 'already-answered' })).toBeUndefined();
    expect(shortForm({ kind: 'stays-silent' })).toBeUndefined();
  });
});
