/** Text as words and single spaces: line breaks, bullets, mark-up and the layout of tables gone. Two texts of the same words are equal. */
export function bareWords(text: string): string {
  return readTables(text)
    .replace(/\[bookmark: [^\]]*\]/g, ' ')
    .replace(/\[footnoteRef:(\d+)\]/g, '[$1]')
    .replace(/\[(\d+): +([^\]]*)\]/g, '[$1] $2')
    .replace(/\[([^\]]+)\]\(([^)\s]*)\)/g, (_link, label: string, target: string) =>
      target.startsWith('#') ? label : `${label} ${target}`,
    )
    .replace(/\\([()[\]*_])/g, '$1')
    .replace(/^\s*[-·•]\s+/gm, ' ')
    .replace(/[*#<>]/g, '')
    .replace(/[·•]/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

// In a table cell, a label that is printed on two lines goes on in the next row, whose other cell is empty.
function readTables(text: string): string {
  const lines = text.split('\n');
  return lines
    .map((line, index) => {
      const [label = '', cell = ''] = line.split('\t');
      const next = lines[index + 1]?.split('\t') ?? [];
      const goesOn = next.length > 1 && next[0] !== '' && next[1]?.trim() === '';
      const isRest =
        line.includes('\t') && cell.trim() === '' && (lines[index - 1]?.split('\t')[1] ?? '').trim() !== '';
      if (isRest) return '';
      return goesOn && cell.trim() !== '' ? `${label} ${next[0]} ${cell}` : line;
    })
    .join('\n');
}
