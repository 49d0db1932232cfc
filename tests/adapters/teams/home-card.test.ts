import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { homeMessages } from '../../../src/adapters/teams/home-card.ts';
import { bytesOf, LIMITS } from '../../../src/adapters/teams/limits.ts';
import { drawingOn } from '../../../src/core/escalation-sheets.ts';
import { documentSection, receiptSection } from '../../../src/core/home-sections.ts';
import { readFolder } from '../../../src/knowledge/read-folder.ts';
import { aHome, anyHome } from '../../support/any-home.ts';
import { anEdition } from '../../support/findings.ts';

describe('a person’s own matters in Teams', () => {
  it('fit messages that Teams takes, whatever is kept', () => {
    fc.assert(
      fc.property(anyHome, (home) => {
        const messages = homeMessages(home);
        for (const message of messages) expect(bytesOf(message)).toBeLessThanOrEqual(LIMITS.messageBytes);
        const all = JSON.stringify(messages);
        for (const { heading } of home.sections) expect(all).toContain(heading);
      }),
      { numRuns: 40 },
    );
  });

  it('are one card as a council has them', async () => {
    const { documents, councils } = await readFolder('knowledge-base');
    const nothing = async (): Promise<never> => Promise.reject(new Error('nobody asks'));
    const drawing = drawingOn({ ...anEdition(nothing, []), documents, councils }, Date.UTC(2026, 10, 24));
    const [queue, admin] = aHome().sections;
    if (admin === undefined) throw new Error('There are two sections.');
    const sections = [queue, receiptSection([]), documentSection(drawing, undefined), admin] as const;
    const messages = homeMessages(aHome({ sections }));
    expect(messages).toHaveLength(1);
    const card = JSON.stringify(messages);
    expect(card).toContain('"title":"Claim: GED-1"');
    expect(card).toContain('"clausebook":{"reload":"guidance"}');
    expect(card).toContain('"clausebook":{"reload":"preview"}');
  });
});
