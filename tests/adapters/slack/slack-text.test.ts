import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeSlackText, undoSlackText } from '../../../src/adapters/slack/slack-text.ts';
import { asSeen, typed } from '../../support/fake-slack-events.ts';

const OWN = new Set(['U0CLAUSE']);
const undone = (text: string): string => undoSlackText(text, OWN);

describe('what Slack makes of a text is undone', () => {
  it.each([
    ['the &lt;logo&gt; &amp; crest', 'the <logo> & crest'],
    ['5 &amp;amp; 6', '5 &amp; 6'],
    ['&amp;lt;@U0CLAUSE&gt;', '&lt;@U0CLAUSE>'],
    ['ask <@U1SMITH> or <@U2JONES|jones>', 'ask @U1SMITH or @jones'],
    ['in <#C1|planning> and <#C2> and <#C3|>', 'in #planning and #C2 and #C3'],
    ['see <http://example.gov.uk/a?b=1&amp;c=2|example.gov.uk>', 'see example.gov.uk'],
    ['see <https://example.gov.uk/a?b=1&amp;c=2>', 'see https://example.gov.uk/a?b=1&c=2'],
    ['write to <mailto:a@b.gov.uk|a@b.gov.uk> or <mailto:c@d.gov.uk>', 'write to a@b.gov.uk or c@d.gov.uk'],
    ['<!here> <!channel> <!everyone|everyone>', '@here @channel @everyone'],
    ['<!subteam^S1|@officers> and <!subteam^S2>', '@officers and @S2'],
    ['<!date^1392734382^{date}|18 February 2014>', '18 February 2014'],
  ])('%s', (sent, seen) => {
    expect(undone(sent)).toBe(seen);
  });

  it.each([
    ['<@U0CLAUSE> can I?', 'can I?'],
    ['<@U0CLAUSE>: can I?', 'can I?'],
    ['<@U0CLAUSE|clausebook>, can I?', 'can I?'],
    ['hey <@U0CLAUSE> can I?', 'hey can I?'],
    ['can I? <@U0CLAUSE>', 'can I?'],
    ['<@U0CLAUSE>', ''],
    ['<@U0CLAUSE> ask <@U0CLAUSE2>', 'ask @U0CLAUSE2'],
  ])('takes our own mention out of %s', (sent, seen) => {
    expect(undone(sent)).toBe(seen);
  });

  it('leaves angle brackets alone that Slack did not put in', () => {
    expect(undone('can I use <logo> and <b>this</b>?')).toBe('can I use <logo> and <b>this</b>?');
  });

  it('gives back whatever a person typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(undone(typed(text))).toBe(text.trim());
      }),
    );
  });

  it('is quick with a text made to be slow', () => {
    const began = performance.now();
    for (const bait of ['<@U'.repeat(20_000), ' '.repeat(60_000), '<!a^'.repeat(20_000), `<@${'A'.repeat(60_000)}`])
      undone(bait);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('escaping', () => {
  it('leaves nothing that Slack reads as its own, and nothing out', () => {
    const baited = fc.array(
      fc.constantFrom('<!channel>', '<@U1>', '&lt;', '&', '<', '>', '<http://a|b>', 'words ', '\u{1F44D}'),
    );
    fc.assert(
      fc.property(baited, (parts) => {
        const escaped = escapeSlackText(parts.join(''));
        expect(escaped).not.toMatch(/[<>]|&(?!(amp|lt|gt);)/);
        expect(asSeen(escaped)).toBe(parts.join(''));
      }),
    );
  });

  it('makes half a character whole, which could not be sent', () => {
    expect(escapeSlackText('a\ud800b')).toBe('a\ufffdb');
  });
});
