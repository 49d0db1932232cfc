import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentionsIn, typedText } from '../../../src/adapters/teams/typed-text.ts';

const BOT = '28:bot';
const mention = (name: string, id: string) => ({ type: 'mention', text: `<at>${name}</at>`, mentioned: { id, name } });
const toBot = mention('Clausebook', BOT);

const typed = (text: string, entities: readonly unknown[] = [], format = 'plain'): string =>
  typedText(text, { mentions: mentionsIn(entities), botId: BOT, format });

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(' ', '&nbsp;');

describe('what a person typed', () => {
  it.each([
    ['can I use the logo?', 'can I use the logo?'],
    ['the &lt;logo&gt; &amp; &quot;crest&quot; &#39;s &#x2019;', 'the <logo> & "crest" \'s ’'],
    ['a&nbsp;b\u00a0c', 'a b c'],
    ['&amp;lt; stays an escape', '&lt; stays an escape'],
    ['&amp;nbsp;', '&nbsp;'],
    ['&copy; &nonsense; &#9999999; & ; &;', '&copy; &nonsense; &#9999999; & ; &;'],
    ['one<br>two<br/>three\r\nfour', 'one\ntwo\nthree\nfour'],
    ['<logo> and a < b > c as they are', '<logo> and a < b > c as they are'],
    ['&lt;at&gt;Clausebook&lt;/at&gt; typed by hand', '<at>Clausebook</at> typed by hand'],
    ['  \n\u00a0 &nbsp; ', ''],
  ])('is restored from %j', (sent, expected) => {
    expect(typed(sent)).toBe(expected);
  });

  it.each([
    ['<at>Clausebook</at> logo?', 'logo?'],
    ['<at>Clausebook</at>&nbsp;logo?\n', 'logo?'],
    ['<at id="0">Clausebook</at> logo?', 'logo?'],
    ['hey <at>Clausebook</at> logo?', 'hey logo?'],
    ['<at>Clausebook</at> logo? <at>Clausebook</at>', 'logo?'],
    ['<at>Clausebook</at>', ''],
  ])('is %j without the mention of the bot', (sent, expected) => {
    expect(typed(sent, [toBot])).toBe(expected);
  });

  it('keeps other people by name', () => {
    const entities = [toBot, mention('Ann Lee', '29:a'), mention('Finch &amp; Co', '29:b')];
    const sent = '<at>Clausebook</at> may <at>Ann Lee</at> and <at>Finch &amp; Co</at> sign?';
    expect(typed(sent, entities)).toBe('may Ann Lee and Finch & Co sign?');
  });

  it('keeps a person who is called like the bot', () => {
    const sent = '<at>Clausebook</at> is <at>Clausebook</at> a person?';
    expect(typed(sent, [toBot, mention('Clausebook', '29:c')])).toBe('is Clausebook a person?');
    expect(typed(sent, [mention('Clausebook', '29:c'), toBot])).toBe('Clausebook is a person?');
  });

  it('is without tags where the client sends them as mark-up', () => {
    const sent = '<div><p><strong>can</strong> I use &lt;b&gt;?</p><p>the logo</p></div>';
    expect(typed(sent, [], 'xml')).toBe('can I use <b>?\nthe logo');
  });

  it('passes over mentions in a shape of their own', () => {
    const entities = [null, 'x', { type: 'mention' }, { type: 'mention', mentioned: { id: BOT, name: 'Clausebook' } }];
    expect(typed('<at>Clausebook</at> logo?', entities)).toBe('logo?');
  });

  it('comes through whatever it is, escaped as Teams escapes it', () => {
    const texts = fc.array(
      fc.constantFrom('<at>', '</at>', '&', 'lt;', '&amp;', ' ', '<br>', '#39;', 'word', '😀', '\n'),
    );
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('');
        expect(typed(`<at>Clausebook</at> ${escaped(text)}`, [toBot])).toBe(text.trim());
      }),
    );
  });

  it('is read at once, however many tags are left open', () => {
    const began = performance.now();
    typed('<at '.repeat(60_000), [toBot]);
    typed('<at>'.repeat(60_000), [toBot], 'xml');
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
