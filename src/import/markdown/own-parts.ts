/** What many writers put into Markdown that is no part of it: the properties at the start, and notes. */
export interface OwnParts {
  readonly title: string;
  readonly properties: string;
  readonly notes: readonly { readonly label: string; readonly text: string }[];
  readonly rest: string;
}

const FRONT = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;
const TITLE = /^title[ \t]*:[ \t]*(.+)$/im;
const NOTE = /^ {0,3}\[\^([^\]\s]{1,60})\]:[ \t]?(.*)$/u;
const FENCE = /^ {0,3}(```|~~~)/;

/** Takes them out of a document. */
export function ownParts(markdown: string): OwnParts {
  const front = FRONT.exec(markdown);
  const properties = front?.[1] ?? '';
  const title =
    TITLE.exec(properties)?.[1]
      ?.trim()
      .replace(/^(["'])(.*)\1$/u, '$2') ?? '';
  return { title, properties, ...withoutNotes(markdown.slice(front?.[0].length ?? 0)) };
}

function withoutNotes(markdown: string): Pick<OwnParts, 'notes' | 'rest'> {
  const notes: { label: string; lines: string[] }[] = [];
  const rest: string[] = [];
  let fenced = false;
  // Whether the line before belongs to a note.
  let inNote = false;
  for (const line of markdown.split('\n')) {
    if (FENCE.test(line) && !inNote) fenced = !fenced;
    const found = fenced ? null : NOTE.exec(line);
    const indented = /^(?: {2,}|\t)/.test(line);
    const open = notes.at(-1);
    if (found !== null) {
      notes.push({ label: found[1] ?? '', lines: [found[2] ?? ''] });
      inNote = true;
    } else if (inNote && open !== undefined && (indented || line.trim() === '' || open.lines.at(-1) !== '')) {
      open.lines.push(line.trim());
    } else {
      inNote = false;
      rest.push(line);
    }
  }
  return { notes: notes.map(({ label, lines }) => ({ label, text: lines.join('\n').trim() })), rest: rest.join('\n') };
}
