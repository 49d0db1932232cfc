import { expect, it } from 'vitest';
import { errorSummary } from '../../../src/adapters/playground/page-form.ts';

it('the box of what went wrong has a line of its own for each of several problems', () => {
  const html = errorSummary('It was not put in force.\n• a.yaml:1:1 A <colon>.', undefined).text;
  expect(html).toContain('<li>It was not put in force.</li><li>• a.yaml:1:1 A &lt;colon&gt;.</li>');
});
