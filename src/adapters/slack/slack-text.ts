const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

// What a person types as "<" arrives as an entity, so that a bare one opens something Slack itself has put in.
const INSERTED = /<(@|#|!|[a-z][a-z0-9+.-]*:)([^<>|]*)(?:\|([^<>]*))?>/gi;
const MENTION = /<@([A-Z0-9]+)(?:\|[^<>]*)?>[,:]?\s*/g;
const EVERYBODY = new Set(['here', 'channel', 'everyone', 'group']);
const ADDRESS_ONLY = new Set(['mailto:', 'tel:']);

/** What the person typed and saw, from what Slack made of it. Mentions of `own` are taken out. */
export function undoSlackText(text: string, own: ReadonlySet<string>): string {
  return text
    .replace(MENTION, (mention, id: string) => (own.has(id) ? '' : mention))
    .replace(INSERTED, (_whole, mark: string, name: string, label: string | undefined) => seen(mark, name, label))
    .replace(/&(amp|lt|gt);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .trim();
}

/** For Slack's `text` field: nothing in it can become a mention, a link or a channel. */
export const escapeSlackText = (text: string): string =>
  text.toWellFormed().replace(/[&<>]/g, (char) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;'));

function seen(mark: string, name: string, label: string | undefined): string {
  const shown = label === undefined || label === '' ? undefined : label;
  switch (mark) {
    case '@':
    case '#':
      return `${mark}${shown ?? name}`;
    case '!':
      return EVERYBODY.has(name) ? `@${name}` : (shown ?? `@${name.split('^').at(-1)}`);
    default:
      return shown ?? (ADDRESS_ONLY.has(mark.toLowerCase()) ? name : `${mark}${name}`);
  }
}
