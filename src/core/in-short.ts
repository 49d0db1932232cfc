/** Tells a few texts apart, such as the conversations of one escalation, in letters that an operator can copy (FNV-1a). */
export function inShort(text: string): string {
  let hash = 0x81_1c_9d_c5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
