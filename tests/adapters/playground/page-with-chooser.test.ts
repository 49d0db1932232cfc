import { afterEach, describe, expect, it } from 'vitest';
import type { Choosing } from '../../../src/core/choice.ts';
import { openPlayground } from './open-playground.ts';
import type { RunningPlayground } from './open-playground.ts';
import { KNOWLEDGE, LOGO_QUESTION, sampleAssistant } from './sample-guidance.ts';

let playground: RunningPlayground;
afterEach(() => playground.close());

async function page(choosing: Choosing | undefined, question: string, council = 'gedling'): Promise<string> {
  playground = await openPlayground(sampleAssistant(choosing && { of: async () => choosing }));
  const fields = new URLSearchParams({ council, question }).toString();
  return (await fetch(`${playground.url}/?${fields}`)).text();
}

const numbered = (number: string): Choosing => {
  const clauses = KNOWLEDGE.current().documents.flatMap((document) => document.clauses);
  const clause = clauses.find(({ citation }) => citation.number === number);
  if (clause === undefined) throw new Error(`There is no ${number}.`);
  return { outcome: 'chosen', clauses: [clause.id] };
};

const SENT = 'What you ask is sent to the language model';

describe('the page of a council that runs a chooser', () => {
  it('says before anything is asked that questions are sent on', async () => {
    const html = await page({ outcome: 'none' }, '');
    expect(html).toContain(SENT);
    expect(html).toContain('It is shown the question and the clauses');
    expect(html).not.toContain('keeps no record of what you ask');
  });

  it.each<[string, Choosing, string]>([
    ['chose', numbered('4.8'), 'chose 1'],
    ['chose none', { outcome: 'none' }, 'chose none'],
    ['did not decide', { outcome: 'undecided', why: 'too-slow' }, 'did not decide (no reply in time)'],
  ])('shows that it %s', async (_what, choosing, line) => {
    const html = await page(choosing, LOGO_QUESTION);
    expect(html).toContain('Chooser, in numbers of the list below');
    expect(html).toContain(line);
    expect(html).toContain('>1. 4.8 (Responsibilities of Councillors)<');
  });

  it('asks for a council where nothing is found in the guidance of all, since choosing one names its contacts', async () => {
    const html = await page({ outcome: 'none' }, 'crest on a page', '');
    expect(html).toContain('I could not find an answer to this in the guidance I hold.');
    expect(html).toContain('Choose your council above');
  });

  it('marks a clause that it brought in as offered', async () => {
    const html = await page(numbered('5.1'), LOGO_QUESTION);
    expect(html).toContain('Not sure which part answers');
    expect(html).toContain('Do not block residents without reason.');
  });
});

describe('the page of a council that runs none', () => {
  it('says nothing of one', async () => {
    const html = await page(undefined, LOGO_QUESTION);
    expect(html).not.toContain(SENT);
    expect(html).not.toContain('Chooser');
  });
});
