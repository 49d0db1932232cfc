import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderHomeMessages, renderHomeView } from '../../../src/adapters/slack/home-view.ts';
import { drawingOn } from '../../../src/core/escalation-sheets.ts';
import { adminSection, documentSection, receiptSection } from '../../../src/core/home-sections.ts';
import { readFolder } from '../../../src/knowledge/read-folder.ts';
import { aHome, anyHome } from '../../support/any-home.ts';
import { blocksOf } from '../../support/fake-slack-blocks.ts';
import { homeButtons, homeView, homeWords, LARGEST_VIEW } from '../../support/fake-slack-views.ts';
import { aPublication } from '../../support/publications.ts';
import { anEdition } from '../../support/findings.ts';

const anySaid = fc.oneof(
  fc.constant(undefined),
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.constant('&'.repeat(30_000)),
);

describe('the Home tab', () => {
  it('is within Slack’s limits and names every button, whatever is kept and whatever is said', () => {
    fc.assert(
      fc.property(anyHome, anySaid, (home, said) => {
        const view = homeView.parse(renderHomeView(home, { said, input: 'home-question-0' }));
        expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThanOrEqual(LARGEST_VIEW);
        for (const { accessibility_label = '', text } of homeButtons(view).slice(1, -2))
          expect(accessibility_label).toMatch(new RegExp(`^${text.text}: GED-`));
        const words = homeWords(view);
        for (const { heading, rows } of home.sections) {
          expect(words).toContain(heading);
          for (const { lines } of rows) expect(words).toContain(lines.join('\n').toWellFormed());
        }
      }),
      { numRuns: 60 },
    );
  });

  it('holds the guidance of all councils as it is', async () => {
    const { documents, councils } = await readFolder('knowledge-base');
    const nothing = async (): Promise<never> => Promise.reject(new Error('nobody asks'));
    const drawing = drawingOn({ ...anEdition(nothing, []), documents, councils }, Date.UTC(2026, 10, 24));
    const sections = [
      documentSection(drawing, undefined),
      receiptSection([]),
      adminSection(drawing.edition, aPublication(1), { state: 'superseded' }),
    ] as const;
    const words = homeWords(homeView.parse(renderHomeView(aHome({ sections }), { said: undefined, input: 'q' })));
    for (const { title } of documents) expect(words.join('\n')).toContain(title.slice(0, 200));
    expect(words.join('\n')).toContain('The document gives no review date');
  });

  it('as messages is within Slack’s limits, and in no more of them than may be sent', () => {
    fc.assert(
      fc.property(anyHome, fc.constantFrom(5, Infinity), (home, most) => {
        const messages = renderHomeMessages(home, most);
        expect(messages.length).toBeLessThanOrEqual(most);
        for (const message of messages) expect(blocksOf([message]).length).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });
});
