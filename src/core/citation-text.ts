import type { Citation } from './guidance.ts';
import { citationLine, overdueLine, versionLine } from './wording.ts';

/** What a quote needs beside its words: where it stands, version, date, and a warning if its review is overdue. */
export function citationText(citation: Citation, overdue: boolean): string {
  const lines = [`— ${citationLine(citation)}. ${versionLine(citation)}.`];
  if (overdue) lines.push(overdueLine(citation));
  return lines.join('\n');
}
