import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Advice } from '../../src/core/advice.ts';
import { createAssistant } from '../../src/core/assistant.ts';
import { CLAUSE_VIEWS, turnId } from '../../src/core/conversation.ts';
import type { Pressing, ReadingOn } from '../../src/core/conversation.ts';
import { curatedId } from '../../src/core/curated-answer.ts';
import { councilId, documentId } from '../../src/core/guidance.ts';
import type { Clause } from '../../src/core/guidance.ts';
import { haltOver } from '../../src/core/halt.ts';
import type { Halt, HaltScope } from '../../src/core/halt.ts';
import { plainText } from '../../src/core/plain-text.ts';
import type { Edition } from '../../src/core/ports.ts';
import type { Reply } from '../../src/core/reply.ts';
import { aTurn, NOON, OXFORD } from '../support/assistant.ts';
import { aClause, GEDLING } from '../support/builders.ts';
import { aCandidate, anEdition, found } from '../support/findings.ts';
import { aHalt } from '../support/halts-in-memory.ts';
import { aQuestionLog } from '../support/question-log.ts';

const DOCUMENTS = ['gedling/social', 'gedling/code', 'oxford/social'] as const;

/** Clauses of two councils: each has words that no other one has. */
const CLAUSES: readonly Clause[] = DOCUMENTS.flatMap((document, of) =>
  ['1.1', '1.2', '2.1'].map((number, nth) => {
    const [council = '', name = ''] = document.split('/');
    const citation = {
      council: councilId(council),
      councilName: council,
      document: documentId(name),
      title: `The ${name} of ${council}`,
      ...(nth === 2 ? { opening: `Words-${of}-${nth} are` } : { number, section: '1' }),
    };
    const text = `Words-${of}-${nth} are ${number === '1.1' ? 'as in 1.2' : 'kept'}.`;
    return aClause({ key: number, citation, parts: { text }, asked: [] });
  }),
);
const documentsOf = (clauses: readonly Clause[]): Edition['documents'] =>
  DOCUMENTS.map((document) => {
    const [council = '', id = ''] = document.split('/');
    const own = clauses.filter(({ id: clause }) => clause.startsWith(`${document}/`));
    return { council: councilId(council), id: documentId(id), title: id, dates: {}, clauses: own };
  });

const SCOPES: readonly HaltScope[] = [
  { over: 'everything' },
  { over: 'council', council: councilId('gedling') },
  { over: 'council', council: councilId('oxford') },
  ...documentsOf([]).map(({ council, id }): HaltScope => ({ over: 'document', council, document: id })),
];
const anyHalts: fc.Arbitrary<readonly Halt[]> = fc
  .subarray([...SCOPES])
  .map((scopes) => scopes.map((scope, index) => aHalt({ scope, since: NOON + index })));

const ADVICE: Advice = {
  id: curatedId('GED-A1'),
  wording: 'Yes, on paper.',
  by: 'Officer One',
  approver: 'Officer Two',
  since: 0,
  expires: '2027-01-01',
  rests: [],
};

/** A service that finds what it is told to, and in which halts come at a moment that the test names. */
function aService(confidences: readonly number[], rests: Advice['rests'] = []) {
  const candidates = CLAUSES.slice(0, confidences.length).map((clause, index) =>
    aCandidate(clause, confidences[index] ?? 0),
  );
  const best = candidates.toSorted((one, other) => other.confidence - one.confidence);
  let halts: readonly Halt[] = [];
  let [coming, when] = [halts, 'never' as 'never' | 'while-searching' | 'while-recording'];
  const come = (now: typeof when): void => {
    if (when === now) halts = coming;
  };
  const edition: Edition = {
    ...anEdition(async () => {
      come('while-searching');
      return found(best, { telling: 3 });
    }, CLAUSES),
    documents: documentsOf(CLAUSES),
    councils: [GEDLING, OXFORD],
  };
  const log = aQuestionLog();
  const questions = {
    ...log,
    record: async (...given: Parameters<typeof log.record>) => {
      come('while-recording');
      return log.record(...given);
    },
  };
  const assistant = createAssistant({
    knowledge: { current: () => edition, haltedAt: (place) => haltOver(halts, place) },
    questions,
    clock: () => NOON,
    chance: () => 0.5,
    takesEscalations: async () => true,
    adviceOn: async () => ({ ...ADVICE, rests }),
  });
  return {
    assistant,
    records: log.records,
    halt: (set: readonly Halt[]) => void (halts = set),
    haltWhile: (moment: typeof when, set: readonly Halt[]) => void ([coming, when] = [set, moment]),
  };
}

const ASKED = [
  'Can I use the council logo?',
  'what does clause 1.1 say',
  'section 1',
  'Can I post? And who can read it?',
];
const asked = (text: string, council = true) =>
  aTurn({ text, council: council ? GEDLING.id : undefined, shareable: true });
const everyWord = (reply: Reply): string =>
  [plainText(reply), JSON.stringify(reply, (_key, value: unknown) => (value instanceof Map ? [...value] : value))].join(
    ' ',
  );
const haltedWords = (halts: readonly Halt[]): readonly string[] =>
  CLAUSES.filter(({ citation }) => haltOver(halts, citation) !== undefined).map(({ text }) => text.slice(0, 9));
const anyConfidences = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 0, maxLength: 9 });
const anyText = fc.constantFrom(...ASKED);

describe('whatever is asked while guidance is halted', () => {
  it('gets no word of what is halted, whenever the halt comes', async () => {
    const moments = fc.constantFrom('before', 'while-searching', 'while-recording');
    await fc.assert(
      fc.asyncProperty(
        anyConfidences,
        anyText,
        fc.boolean(),
        anyHalts,
        moments,
        async (confidences, text, whose, halts, moment) => {
          const { assistant, halt, haltWhile } = aService(confidences);
          if (moment === 'before') halt(halts);
          else if (moment === 'while-searching' || moment === 'while-recording') haltWhile(moment, halts);
          const said = everyWord(await assistant.reply(asked(text, whose)));
          // A citation without a number has its first words.
          for (const words of haltedWords(halts)) expect(said).not.toContain(words);
        },
      ),
    );
  });

  it('is answered as if nothing was, where nothing of it is halted', async () => {
    await fc.assert(
      fc.asyncProperty(anyConfidences, anyText, anyHalts, async (confidences, text, halts) => {
        const [free, halted] = [aService(confidences), aService(confidences)];
        halted.halt(halts);
        const before = await free.assistant.reply(asked(text, false));
        const after = await halted.assistant.reply(asked(text, false));
        const touched = haltedWords(halts).some((words) => everyWord(before).includes(words));
        expect(isDeepStrictEqual(after, before)).toBe(!touched);
      }),
    );
  });

  it('is never given the second best clause where the best one is halted', async () => {
    await fc.assert(
      fc.asyncProperty(anyConfidences, anyHalts, async (confidences, halts) => {
        const [free, halted] = [aService(confidences), aService(confidences)];
        halted.halt(halts);
        const [text = ''] = ASKED;
        const before = await free.assistant.reply(asked(text));
        if (before.kind !== 'answers' || !('quotes' in before.answer || 'choices' in before.answer)) return;
        const [first] = 'quotes' in before.answer ? before.answer.quotes : before.answer.choices;
        if (haltOver(halts, first.citation) === undefined) return;
        const after = await halted.assistant.reply(asked(text));
        expect(after).toMatchObject({ answer: { outcome: 'silent', why: 'halted' }, presses: { askOfficer: true } });
      }),
    );
  });
});

describe('a question whose answer is halted', () => {
  const [first] = CLAUSES;
  const resting = first === undefined ? [] : [{ clause: first.id, place: '1.1' }];
  const EVERYTHING = [aHalt({ scope: { over: 'everything' } })];

  it('is recorded as answered with nothing, and its receipt says so', async () => {
    const { assistant, halt, records } = aService([0.99]);
    halt(EVERYTHING);
    await assistant.reply(asked(ASKED[0] ?? ''));
    expect(records).toMatchObject([{ outcome: 'silent', clauses: [], receipt: { outcome: 'silent', shown: [] } }]);
  });

  it('is answered likewise outside any chat', async () => {
    const { assistant, halt } = aService([0.99]);
    halt(EVERYTHING);
    const considered = await assistant.consider(ASKED[0] ?? '', GEDLING.id);
    expect(considered).toMatchObject({ answer: { why: 'halted' }, reply: { answer: { why: 'halted' } } });
  });

  it.each([
    ['not shown where it rests on what is halted', resting, undefined],
    ['shown where it rests on something else', [], 'Yes, on paper.'],
  ])('has officer advice that is %s', async (_what, rests, wording) => {
    const { assistant, halt } = aService([0.99], rests);
    halt(EVERYTHING);
    const reply = await assistant.reply(asked(ASKED[0] ?? ''));
    expect(reply.kind === 'answers' && reply.advice?.wording).toBe(wording);
  });
});

describe('what was quoted before it was halted', () => {
  const SOCIAL = [
    aHalt({ scope: { over: 'document', council: councilId('gedling'), document: documentId('social') } }),
  ];
  const { kind: _kind, text: _text, ...turn } = asked('x');
  const pressed = (press: Pressing['press'], change: Partial<Pressing> = {}): Pressing => ({
    ...turn,
    id: turnId('slack', `${press} ${change.audience ?? ''}`),
    kind: 'presses',
    press,
    of: turnId('slack', 'Ev1'),
    ...change,
  });

  async function quotedThenHalted() {
    const service = aService([0.99]);
    const reply = await service.assistant.reply(asked(ASKED[0] ?? ''));
    expect(plainText(reply)).toContain('Words-0-0');
    service.halt(SOCIAL);
    return service;
  }

  it('is not shown to others any more, and that is said', async () => {
    const { assistant, records } = await quotedThenHalted();
    expect(await assistant.reply(pressed('share'))).toEqual({ kind: 'asks-again', why: 'halted' });
    expect(records.at(-1)).toMatchObject({ outcome: 'asked-again', clauses: [] });
  });

  it.each(CLAUSE_VIEWS)('is not opened from a button that still stands there: %s', async (view) => {
    const { assistant } = await quotedThenHalted();
    const [first] = CLAUSES;
    if (first === undefined) throw new Error('There are clauses.');
    const press: ReadingOn = { ...turn, id: turnId('slack', 'Ev2'), kind: 'reads-on', view, clause: first.id };
    const reply = await assistant.reply(press);
    expect(reply).toMatchObject({ answer: { why: 'halted' }, presses: { askOfficer: true } });
    expect(everyWord(reply)).not.toContain('Words-0');
  });

  it('can be proved by its receipt, as a record, to a person alone', async () => {
    const { assistant } = await quotedThenHalted();
    const receipt = await assistant.reply(pressed('receipt'));
    expect(plainText(receipt)).toContain('Words-0-0 are as in 1.2.');
    expect(plainText(receipt)).toContain('The reason given: It is being checked.');
    expect(JSON.stringify(receipt)).not.toContain('"part":"quote"');
    const there = await assistant.reply(pressed('receipt', { audience: 'everyone-here' }));
    expect(plainText(there)).not.toContain('Words-0-0');
    expect(plainText(there)).toContain('in a conversation with me alone');
  });

  it('tells since when and why, and names nobody', async () => {
    const { assistant } = await quotedThenHalted();
    const reply = await assistant.reply({ ...asked(ASKED[0] ?? ''), id: turnId('slack', 'Ev3') });
    expect(plainText(reply)).toContain(
      'What I found for this stands in “The social of gedling” (gedling), which is not quoted until further notice, ' +
        'since 3 May 2026, 14:05. The reason given: It is being checked.',
    );
    expect(everyWord(reply)).not.toContain('Anna');
  });
});
