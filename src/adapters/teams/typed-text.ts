import { z } from 'zod';

const MENTION = z.looseObject({
  type: z.literal('mention'),
  text: z.string().nullish(),
  mentioned: z.looseObject({ id: z.string(), name: z.string().nullish() }),
});

type Mention = z.infer<typeof MENTION>;

/** Everybody whom a message mentions. Entities of other kinds are passed over. */
export const mentionsIn = (entities: readonly unknown[]): readonly Mention[] =>
  entities.flatMap((entity) => {
    const read = MENTION.safeParse(entity);
    return read.success ? [read.data] : [];
  });

const MENTION_TAG = /<at(?:\s[^<>]*)?>([^<]*)<\/at>((?:\s|&nbsp;)*)/giu;

/**
 * What a person typed, out of what Teams sends: without the bot's own mention, other people's names as plain text, and
 * Teams' escapes undone.
 */
export function typedText(
  text: string,
  options: { readonly mentions: readonly Mention[]; readonly botId: string; readonly format: string | undefined },
): string {
  const waiting = [...options.mentions];
  const named = text.replace(MENTION_TAG, (_tag, name: string, space: string) => {
    const next = waiting.findIndex((mention) => nameOf(mention) === name);
    const [mention] = next === -1 ? options.mentions.filter((each) => nameOf(each) === name) : waiting.splice(next, 1);
    return mention?.mentioned.id === options.botId ? '' : name + space;
  });
  return unescaped(options.format === 'xml' ? withoutTags(named) : named.replace(BREAK, '\n')).trim();
}

const nameOf = ({ text, mentioned }: Mention): string =>
  text?.replace(/^<at(?:\s[^<>]*)?>|<\/at>$/giu, '') ?? mentioned.name ?? '';

const BREAK = /<br\s*\/?>|\r\n?/giu;

// In this format a "<" that was typed is escaped, so what is left are tags of the client's own.
const withoutTags = (xml: string): string =>
  xml
    .replace(BREAK, '\n')
    .replace(/<\/(?:p|div|li)>/giu, '\n')
    .replace(/<\/?[a-z][^<>]*>/giu, '');

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

const ESCAPE = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/giu;

// Once only: a person who typed "&lt;" is sent as "&amp;lt;".
const unescaped = (text: string): string =>
  text
    .replace(ESCAPE, (escape, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED.get(name) ?? escape;
      const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return point <= LAST_CODE_POINT ? String.fromCodePoint(point) : escape;
    })
    .replaceAll('\u00a0', ' ');

const LAST_CODE_POINT = 0x10_ffff;
