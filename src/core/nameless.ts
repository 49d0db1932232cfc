/** Takes full names out of a text, in whichever letters: "Will" by itself may be no name. */
export function nameless(names: readonly string[], instead: string): (text: string) => string {
  const full = [...new Set(names)].filter((name) => /\S\s+\S/.test(name));
  if (full.length === 0) return (text) => text;
  const escaped = full.map((name) => name.trim().split(/\s+/).map(literally).join('\\s+'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return (text) => text.replace(pattern, instead);
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
