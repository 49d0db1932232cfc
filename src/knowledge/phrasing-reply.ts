import { z } from 'zod';

/** What a reply proposes for one clause, by the name the request gave it. */
export interface Proposed {
  readonly clause: string;
  readonly asked: readonly string[];
}

/** A reply as it was read. `unread`: lines that began as JSON and are none of the form asked for. */
export interface ReadReply {
  readonly proposed: readonly Proposed[];
  readonly unread: number;
}

/** More than any reply to any number of requests holds; the rest of it is not looked at. */
const MOST_LINES = 20_000;
const LONGEST_LINE = 64 * 1024;

const line = z.strictObject({ clause: z.string().min(1).max(300), asked: z.array(z.string().max(2000)).max(100) });

/**
 * Reads JSON lines, whatever stands around them: fences of code, remarks, a list's brackets and commas; or one list on several lines.
 * Never throws.
 */
export function readPhrasingReply(text: string): ReadReply {
  const byLine = readLines(text);
  if (byLine.proposed.length > 0) return byLine;
  const list = z.array(line).safeParse(parsed(text.slice(text.indexOf('['), text.lastIndexOf(']') + 1)));
  return list.success ? { proposed: list.data, unread: 0 } : byLine;
}

function readLines(text: string): ReadReply {
  const proposed: Proposed[] = [];
  let unread = 0;
  for (const given of text.split(/\r?\n/).slice(0, MOST_LINES)) {
    const json = /^[\s[,>*-]*(\{.*\})[\s,\]]*$/.exec(given.length > LONGEST_LINE ? '' : given)?.[1];
    if (json === undefined) {
      if (given.trimStart().startsWith('{')) unread += 1;
      continue;
    }
    const read = line.safeParse(parsed(json));
    if (read.success) proposed.push(read.data);
    else unread += 1;
  }
  return { proposed, unread };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
