import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Handling, Turn } from '../../../src/core/conversation.ts';
import { askOfficerForm } from '../../../src/core/escalation-forms.ts';
import { quote } from '../../../src/core/guidance.ts';
import type { Handled, Reply } from '../../../src/core/reply.ts';
import { WENT_WRONG } from '../../../src/core/wording.ts';
import { bytesOf, LIMITS } from '../../../src/adapters/teams/limits.ts';
import {
  NO_CLAUSE,
  NOTHING_TO_ASK,
  SENT_TO_CHAT,
  TYPE_TO_SEARCH,
} from '../../../src/adapters/teams/extension-wording.ts';
import { aClause, aQuotedReply, LOGO_TEXT } from '../../support/builders.ts';
import { problemsOfCard } from '../../support/adaptive-card-check.ts';
import { anyClauses } from '../../support/any-clause.ts';
import { aMessageAction, anExtensionSearch, anInvoke, aPersonalMessage } from '../../support/teams-activities.ts';
import type { TeamsActivity } from '../../support/teams-activities.ts';
import { dialogOf } from '../../support/teams-dialogs.ts';
import { openTeams } from '../../support/teams-service.ts';
import type { TeamsService } from '../../support/teams-service.ts';
import { quoting } from '../../support/quoting.ts';

let service: TeamsService;
let turns: Turn[];
let handlings: Handling[];
let answer: (turn: Turn) => Promise<Reply>;
let handle: (handling: Handling) => Promise<Handled>;

beforeEach(async () => {
  service = await openTeams();
  [turns, handlings] = [[], []];
  await service.platform.start(
    async (turn) => {
      turns.push(turn);
      return answer(turn);
    },
    async (handling) => {
      handlings.push(handling);
      return handle(handling);
    },
  );
  await service.open();
});
afterEach(() => service.dispose());

async function bodyOf(activity: TeamsActivity): Promise<unknown> {
  const response = await service.send(activity);
  expect(response.status).toBe(200);
  return response.json();
}

const listed = z.object({
  composeExtension: z.object({
    type: z.literal('result'),
    attachmentLayout: z.literal('list'),
    attachments: z.array(
      z.object({
        contentType: z.literal('application/vnd.microsoft.card.adaptive'),
        content: z.looseObject({ body: z.array(z.unknown()) }),
        preview: z.object({ content: z.object({ title: z.string(), text: z.string() }) }),
      }),
    ),
  }),
});
const said = z.object({ composeExtension: z.object({ type: z.literal('message'), text: z.string() }) });

const LOGO = quote(aClause());
const clauses = (quotes: Extract<Handled, { kind: 'clauses' }>['quotes'], typed = 'logo'): Handled => ({
  kind: 'clauses',
  typed,
  quotes,
  overdue: [],
});

describe('finding a clause to put into a message', () => {
  it('lists clauses by place and first words, and inserts the whole clause with where it stands', async () => {
    handle = async () => clauses([LOGO]);
    const { composeExtension } = listed.parse(await bodyOf(anExtensionSearch('text', 'logo', '1')));
    expect(handlings).toMatchObject([{ kind: 'browses', typed: 'logo', audience: 'only-you' }]);
    const [first] = composeExtension.attachments;
    expect(first?.preview.content.title).toContain('4.8');
    expect(first?.preview.content.text).toMatch(/^Be careful not to give the impression .* … – /);
    const inserted = JSON.stringify(first?.content.body);
    expect(inserted).toContain(JSON.stringify(LOGO_TEXT));
    expect(inserted).toContain('Social Media Guidance for Members');
    expect(service.connector.requests).toEqual([]);
  });

  it('asks for words before any are typed, and says when there is no clause', async () => {
    handle = async (handling) => clauses([], handling.kind === 'browses' ? handling.typed : '');
    expect(said.parse(await bodyOf(anExtensionSearch('initialRun', 'true', '1'))).composeExtension.text).toBe(
      TYPE_TO_SEARCH,
    );
    expect(said.parse(await bodyOf(anExtensionSearch('text', 'xyzzy', '2'))).composeExtension.text).toBe(NO_CLAUSE);
  });

  it('says so when it went wrong, and logs no words', async () => {
    handle = async () => {
      throw new Error('broken');
    };
    expect(said.parse(await bodyOf(anExtensionSearch('text', 'secret logo', '1'))).composeExtension.text).toEqual(
      quoting(WENT_WRONG),
    );
    expect(service.log.lines.map(({ event }) => event)).toEqual(['teams-extension-failed']);
    expect(JSON.stringify(service.log.lines)).not.toContain('secret');
  });

  it('leaves out a clause that no message can hold, and offers the others', async () => {
    const long = quote(aClause({ key: '9.9', parts: { text: 'A long rule about kites. '.repeat(1500).trim() } }));
    handle = async () => clauses([long, LOGO]);
    const { composeExtension } = listed.parse(await bodyOf(anExtensionSearch('text', 'kites', '1')));
    expect(composeExtension.attachments).toHaveLength(1);
    expect(JSON.stringify(composeExtension)).not.toContain('A long rule');
  });

  it('offers any clause whole or not at all, its preview free of mark-up', async () => {
    let quotes: Extract<Handled, { kind: 'clauses' }>['quotes'] = [];
    handle = async () => clauses(quotes);
    await fc.assert(
      fc.asyncProperty(anyClauses(1, 3), async (some) => {
        quotes = some.map(quote);
        const read = listed.safeParse(await bodyOf(anExtensionSearch('text', 'any', '1')));
        const shown = read.data?.composeExtension.attachments ?? [];
        const large = quotes.filter(({ text }) => bytesOf(text) * 2 > LIMITS.messageBytes);
        expect(shown.length).toBeGreaterThanOrEqual(quotes.length - large.length);
        for (const result of shown) {
          expect(bytesOf(result)).toBeLessThanOrEqual(LIMITS.messageBytes);
          expect(problemsOfCard(result.content)).toEqual([]);
          expect(`${result.preview.content.title}${result.preview.content.text}`).not.toMatch(/<|&(?!amp;|lt;|gt;)/);
        }
      }),
      { numRuns: 25 },
    );
  });
});

const answers = aQuotedReply();
if (answers.kind !== 'answers') throw new Error('No answer.');

describe('“Find guidance on this” on a message', () => {
  it('shows the message’s words as they read, to be changed, and asks nothing yet', async () => {
    const dialog = dialogOf(await bodyOf(aMessageAction('find-guidance', '1')));
    expect(dialog).toMatchObject({
      shows: 'form',
      title: 'Find guidance on this',
      inputs: [{ id: 'text', value: "Can we put the council's <logo> & crest\n\non a leaflet?", maxLength: 3000 }],
    });
    expect([turns, handlings, service.connector.requests]).toEqual([[], [], []]);
  });

  it('answers in the window what was sent, to this person alone', async () => {
    answer = async ({ id }) => ({ ...answers, presses: { of: id, offered: ['receipt'], askOfficer: true } });
    const body = await bodyOf(
      aMessageAction('find-guidance', '2', { clausebook: { ask: 'find-guidance' }, text: 'can I use the logo' }),
    );
    expect(turns).toMatchObject([{ kind: 'asks', text: 'can I use the logo', audience: 'only-you' }]);
    const text = JSON.stringify(body);
    expect(text).toContain(JSON.stringify(LOGO_TEXT));
    expect(text).toContain('"title":"Ask an officer"');
    expect(service.connector.requests).toEqual([]);
  });

  it('goes on to an officer from there', async () => {
    handle = async ({ kind }) =>
      kind === 'opens'
        ? { kind: 'form', form: askOfficerForm('teams:x', 'can I use the logo', []) }
        : { kind: 'refused', why: 'no-team', sentence: 'Nobody can be asked.' };
    const opened = dialogOf(
      await bodyOf(aMessageAction('find-guidance', '3', { clausebook: { opens: 'ask-officer', about: 'teams:x' } })),
    );
    expect(opened).toMatchObject({ shows: 'form', inputs: [{ id: 'text', value: 'can I use the logo' }, {}] });
    const sent = dialogOf(
      await bodyOf(
        aMessageAction('find-guidance', '4', {
          clausebook: { form: 'ask-officer', about: 'teams:x' },
          text: 'May I?',
          confidential: 'true',
        }),
      ),
    );
    expect(handlings.at(-1)).toMatchObject({
      kind: 'sends',
      form: 'ask-officer',
      about: 'teams:x',
      answers: { text: 'May I?', confidential: true },
    });
    expect(JSON.stringify(sent)).toContain('Nobody can be asked.');
  });

  it('is of one thread with itself, so that a question is remembered for the officer, and of nobody else’s', async () => {
    answer = async () => ({ kind: 'asks-again', why: 'empty' });
    handle = async () => ({ kind: 'refused', why: 'no-team', sentence: 'Nobody.' });
    await bodyOf(aMessageAction('find-guidance', '1', { clausebook: { ask: 'find-guidance' }, text: 'a' }));
    await bodyOf(aMessageAction('find-guidance', '2', { clausebook: { opens: 'ask-officer', about: 'teams:x' } }));
    const other = {
      ...aMessageAction('find-guidance', '3', { clausebook: { ask: 'find-guidance' }, text: 'b' }),
      from: { id: '29:other' },
    };
    await bodyOf(other);
    expect(turns[0]?.thread).toBe(handlings[0]?.thread);
    expect(turns[1]?.thread).not.toBe(turns[0]?.thread);
  });

  it('puts a long answer into the chat and says so', async () => {
    await service.send(aPersonalMessage('hello', 'm1'));
    const before = service.connector.requests.length;
    const text = 'A long sentence about kites.\n'.repeat(1500).trim();
    answer = async () => aQuotedReply(aClause({ parts: { text } }));
    const body = await bodyOf(
      aMessageAction('find-guidance', '5', { clausebook: { ask: 'find-guidance' }, text: 'kites' }),
    );
    expect(JSON.stringify(body)).toContain(SENT_TO_CHAT);
    expect(service.connector.requests.length).toBeGreaterThan(before + 1);
  });

  it('says what to do where a message has no words', async () => {
    const empty = aMessageAction('find-guidance', '6');
    const value = {
      ...z.looseObject({}).parse(empty['value']),
      messagePayload: { body: { contentType: 'html', content: '' } },
    };
    expect(JSON.stringify(await bodyOf({ ...empty, value }))).toContain(NOTHING_TO_ASK);
  });
});

describe('“Ask an officer about this” on a message', () => {
  it('opens the form with the message’s words', async () => {
    handle = async (handling) => ({
      kind: 'form',
      form: askOfficerForm('x', handling.kind === 'opens' ? (handling.typed ?? '') : '', []),
    });
    const dialog = dialogOf(await bodyOf(aMessageAction('ask-officer', '1')));
    expect(dialog).toMatchObject({ inputs: [{ value: expect.stringContaining('<logo> & crest') }, {}] });
    expect(handlings).toMatchObject([{ kind: 'opens', form: 'ask-officer', audience: 'only-you' }]);
    expect(handlings[0]).toMatchObject({ about: handlings[0]?.id });
  });
});

it('takes nothing of the extension’s that is not shaped as Microsoft documents', async () => {
  const forged: readonly (readonly [string, unknown])[] = [
    ['composeExtension/query', { commandId: 'other', parameters: [] }],
    ['composeExtension/fetchTask', { commandId: 'find-clause' }],
    ['composeExtension/submitAction', { commandId: 'find-guidance', data: { clausebook: { ask: 'everything' } } }],
    ['composeExtension/submitAction', { data: { clausebook: { form: 'reload', about: 'x' } } }],
    ['composeExtension/selectItem', {}],
    ['composeExtension/query', null],
  ];
  for (const [name, value] of forged) expect((await service.send(anInvoke(name, value, '1'))).status).toBe(501);
  expect([turns, handlings]).toEqual([[], []]);
});
