import * as fc from 'fast-check';
import { turnId } from '../../src/core/conversation.ts';
import { drawingOn } from '../../src/core/escalation-sheets.ts';
import { escalationId } from '../../src/core/escalation.ts';
import type { Escalation } from '../../src/core/escalation.ts';
import { documentId, editionId } from '../../src/core/guidance.ts';
import type { GuidanceDocument } from '../../src/core/guidance.ts';
import {
  adminSection,
  comingSection,
  documentSection,
  ownSections,
  receiptSection,
  teamSections,
} from '../../src/core/home-sections.ts';
import type { Home } from '../../src/core/home.ts';
import { haltSection } from '../../src/core/halt-desk.ts';
import { ASK_LABEL, ASK_SEND, HOME_HEADING } from '../../src/core/home-wording.ts';
import type { Person } from '../../src/core/people.ts';
import { newReceiptCode, shownIn } from '../../src/core/receipt.ts';
import type { Receipt } from '../../src/core/receipt.ts';
import { quote } from '../../src/core/guidance.ts';
import { MARKUP } from './any-sheet.ts';
import { aClause, GEDLING } from './builders.ts';
import { ANNA, anEscalation, COUNCILLOR, STATES } from './escalations.ts';
import { aPublication } from './publications.ts';
import { aHalt } from './halts-in-memory.ts';
import { anEdition } from './findings.ts';

const word = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.constantFrom(...MARKUP));
const long = fc.constantFrom('&', '<b>', '😀', 'é ', 'x', '"').map((part) => part.repeat(3000));
/** Words of anybody, of any length, in any script; never nothing. */
const anyWords = fc
  .oneof({ weight: 2, arbitrary: fc.array(word, { maxLength: 20 }).map((all) => all.join(' ')) }, long)
  .map((text) => `x${text}`);

const anyOfficer: fc.Arbitrary<Person> = anyWords.map((name) => ({ ...ANNA, name }));
const anyState: fc.Arbitrary<Escalation['now']> = fc.oneof(
  fc.constantFrom(...Object.values(STATES)),
  anyOfficer.map((officer) => ({ state: 'answered' as const, officer })),
);

const anyKept: fc.Arbitrary<Escalation> = fc
  .record({
    number: fc.nat({ max: 9999 }),
    question: anyWords,
    topic: anyWords,
    confidential: fc.boolean(),
    answerBy: fc.nat(),
    now: anyState,
    asker: anyWords,
  })
  .map(({ number, asker, ...change }) =>
    anEscalation({
      ...change,
      id: escalationId(`GED-${number}`),
      opened: number,
      askers: [{ person: { ...COUNCILLOR, name: asker }, about: turnId('slack', `${number}`) }],
    }),
  );

const anyDocument: fc.Arbitrary<GuidanceDocument> = fc
  .record({
    title: anyWords,
    version: fc.option(anyWords, { nil: undefined }),
    review: fc.constantFrom('2020-01-01', '2090-01-01'),
  })
  .map(({ title, version, review }) => ({
    council: GEDLING.id,
    id: documentId('a'),
    title,
    dates: { review },
    inForce: { until: '1970-01-02' },
    clauses: [],
    ...(version === undefined ? {} : { version }),
  }));

const anyReceipt: fc.Arbitrary<Receipt> = fc
  .record({ title: anyWords, count: fc.nat({ max: 3 }), chance: fc.double({ min: 0, max: 0.99, noNaN: true }) })
  .map(({ title, count, chance }) => {
    const [first, ...others] = Array.from({ length: count }, () => quote(aClause({ citation: { title } })));
    const shown = first === undefined ? [] : shownIn({ outcome: 'quoted', quotes: [first, ...others], seeAlso: [] });
    const code = newReceiptCode(() => chance);
    const [turn, edition] = [turnId('slack', title), editionId('e1')];
    return { code, turn, at: 0, council: GEDLING.id, edition, outcome: count === 0 ? 'silent' : 'quoted', shown };
  });

/** A page with every section, of whatever is kept: also more and longer than anybody has. */
export const anyHome: fc.Arbitrary<Home> = fc
  .record({
    asked: fc.array(anyKept, { maxLength: 40 }),
    queue: fc.array(anyKept, { maxLength: 12 }),
    closed: fc.array(anyKept, { maxLength: 8 }),
    receipts: fc.array(anyReceipt, { maxLength: 7 }),
    documents: fc.array(anyDocument, { maxLength: 25 }),
    problems: fc.array(anyWords, { maxLength: 25 }),
    halted: fc.array(anyWords, { maxLength: 8 }),
    now: fc.nat(),
  })
  .map(({ asked, queue, closed, receipts, documents, problems, halted, now }) => {
    const drawing = drawingOn(
      { ...anEdition(async () => Promise.reject(new Error('nobody asks')), []), documents },
      now,
    );
    const [own, ...others] = ownSections(asked, { now, since: 0 });
    return {
      heading: HOME_HEADING,
      ask: { label: ASK_LABEL, send: ASK_SEND },
      sections: [
        own,
        ...others,
        ...teamSections({ count: queue.length, open: queue, closed }, ANNA.id, now),
        receiptSection(receipts),
        documentSection(drawing, undefined),
        adminSection(
          drawing.edition,
          aPublication(1),
          problems.length === 0 ? { state: 'superseded' } : { state: 'faulty', problems },
        ),
        haltSection(halted.map((named) => ({ halt: aHalt({ reason: named }), named }))),
        ...comingSection(drawing),
      ],
    };
  });

/** A page as somebody may have it. */
export const aHome = (change: Partial<Home> = {}): Home => ({
  heading: HOME_HEADING,
  ask: { label: ASK_LABEL, send: ASK_SEND },
  sections: [
    {
      heading: 'Waiting with your team',
      lines: ['1 in all.'],
      rows: [
        {
          lines: ['GED-1: waiting for an officer', 'Social media, from Cllr Field'],
          button: { press: 'act', act: 'claim', about: 'GED-1', label: 'Claim', main: true },
        },
        {
          lines: ['GED-2: with Anna Reed'],
          button: { press: 'form', form: 'answer', about: 'GED-2', label: 'Answer', main: true },
        },
      ],
      reload: undefined,
    },
    {
      heading: 'For admins',
      lines: ['Edition e1 is in force.'],
      rows: [],
      reload: { label: 'Read the guidance again', preview: 'See what would change' },
    },
  ],
  ...change,
});
