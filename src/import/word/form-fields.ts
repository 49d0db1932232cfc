import { child, childrenNamed, integer, toggle, value } from './tree.ts';
import type { Xml } from './xml.ts';

/** What an old form field prints of itself, a box to tick or a choice; the file has no text for it. */
export function formFieldText(sign: Xml): string | undefined {
  const data = child(sign, 'w:ffData');
  const box = child(data, 'w:checkBox');
  if (box !== undefined) return toggle(child(box, 'w:checked') ?? child(box, 'w:default')) === true ? '☒' : '☐';
  const list = child(data, 'w:ddList');
  const chosen = integer(value(child(list, 'w:result') ?? child(list, 'w:default'))) ?? 0;
  return value(childrenNamed(list, 'w:listEntry')[chosen]);
}
