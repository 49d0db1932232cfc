import { afterAll, beforeAll, expect, it } from 'vitest';
import { THANKS } from '../../../src/core/feedback-wording.ts';
import { councilId } from '../../../src/core/guidance.ts';
import { openPlayground } from './open-playground.ts';
import type { RunningPlayground } from './open-playground.ts';
import { LOGO_QUESTION, NASTY_QUESTION } from './sample-guidance.ts';

let playground: RunningPlayground;
beforeAll(async () => {
  playground = await openPlayground(undefined, councilId('gedling'));
});
afterAll(() => playground.close());

const pageAt = async (path: string): Promise<string> => (await fetch(`${playground.url}${path}`)).text();

it('the council of the settings is chosen on the page until another is', async () => {
  expect(await pageAt('/')).toContain('<option value="gedling" selected>');
  expect(await pageAt('/?council=')).not.toContain('<option value="gedling" selected>');
  expect(await pageAt(`/?question=${encodeURIComponent(LOGO_QUESTION)}`)).toContain(
    'You asked (Gedling Borough Council)',
  );
});

it('the council of the settings is asked by programs that name none', async () => {
  const response = await fetch(`${playground.url}/api/ask`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ question: 'bins' }),
  });
  expect(await response.text()).toContain('the guidance of Gedling Borough Council');
});

it('what is said about an answer from all councils’ guidance is kept with that answer', async () => {
  const fields = { council: '', question: NASTY_QUESTION, turn: 'T1', do: 'right-clause' };
  const pressed = await fetch(`${playground.url}/feedback`, { method: 'POST', body: new URLSearchParams(fields) });
  // Of the settings' council nothing would have been quoted, so nothing could have been right.
  expect(await pressed.text()).toContain(THANKS.right);
});
