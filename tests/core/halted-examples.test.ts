import { expect, it } from 'vitest';
import { createAssistant } from '../../src/core/assistant.ts';
import { createExamples } from '../../src/core/examples.ts';
import { documentId } from '../../src/core/guidance.ts';
import { haltOver } from '../../src/core/halt.ts';
import type { Halt } from '../../src/core/halt.ts';
import { NOON } from '../support/assistant.ts';
import { aClause, GEDLING } from '../support/builders.ts';
import { aCandidate, anEdition, found } from '../support/findings.ts';
import { aHalt } from '../support/halts-in-memory.ts';
import { aQuestionLog } from '../support/question-log.ts';

it('examples of what to ask are answered with a quote, whatever is halted and resumed', async () => {
  const clauses = ['a', 'b'].map((document) =>
    aClause({ citation: { document: documentId(document), title: document }, asked: [`May I read ${document}?`] }),
  );
  const edition = {
    ...anEdition(async ({ text }) => {
      const meant = clauses.filter(({ asked }) => asked.includes(text));
      return found(meant.map((clause) => aCandidate(clause, 0.99)));
    }, clauses),
    documents: clauses.map((clause) => ({
      council: GEDLING.id,
      id: clause.citation.document,
      title: clause.citation.title,
      dates: {},
      clauses: [clause],
    })),
  };
  let halts: readonly Halt[] = [];
  const knowledge = {
    current: () => edition,
    haltedAt: (place: Parameters<typeof haltOver>[1]) => haltOver(halts, place),
  };
  const assistant = createAssistant({ knowledge, questions: aQuestionLog(), clock: () => NOON });
  const examples = createExamples(assistant, knowledge.haltedAt);
  const all = await examples.of(edition, GEDLING.id);
  expect(all.toSorted()).toEqual(['May I read a?', 'May I read b?']);
  halts = [aHalt({ scope: { over: 'document', council: GEDLING.id, document: documentId('a') } })];
  expect(await examples.of(edition, GEDLING.id)).toEqual(['May I read b?']);
  halts = [];
  expect(await examples.of(edition, GEDLING.id)).toEqual(all);
});
