import { z } from 'zod';
import { linesOf } from './lines.ts';
import { EXIT, writeLine } from './terminal.ts';
import type { Exit, Terminal } from './terminal.ts';

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  question: z.string(),
  council: z.string().nullish(),
  conversation: z.union([z.string(), z.number()]).nullish(),
  asAt: z.string().nullish(),
});

/** One line of a batch: a question with an id of the asker's choosing. */
export interface BatchLine {
  readonly id: string | number;
  readonly question: string;
  readonly council: string | undefined;
  /** Lines that share it are one conversation. */
  readonly conversation: string | undefined;
  /** The day to answer as at, as it stands there. */
  readonly asAt: string | undefined;
}

/**
 * Answers JSON lines in their order, one at a time. A line that cannot be read or answered prints {"id","error"}; the rest goes on, and
 * the command ends with a fault.
 */
export async function runBatch(terminal: Terminal, answer: (line: BatchLine) => Promise<object>): Promise<Exit> {
  let number = 0;
  let exit: Exit = EXIT.done;
  for await (const text of linesOf(terminal.stdin, LONGEST_LINE, terminal.stopped)) {
    number += 1;
    terminal.stopped.throwIfAborted();
    if (text?.trim() === '') continue;
    const answered = await answerLine(text, number, answer);
    if ('error' in answered) exit = EXIT.fault;
    await writeLine(terminal.stdout, JSON.stringify(answered));
  }
  terminal.stopped.throwIfAborted();
  return exit;
}

/** Longer than any question with its wrapping; a longer line is refused rather than held. */
const LONGEST_LINE = 256 * 1024;

async function answerLine(
  text: string | undefined,
  number: number,
  answer: (line: BatchLine) => Promise<object>,
): Promise<object> {
  if (text === undefined) return { id: null, error: `Line ${number} is longer than ${LONGEST_LINE} characters.` };
  const json = parseJson(text);
  if (json.outcome === 'faulty') return { id: null, error: `Line ${number} is not JSON.` };
  const parsed = lineSchema.safeParse(json.value);
  if (!parsed.success)
    return { id: idOf(json.value), error: `Line ${number}: ${lineFaults(json.value, parsed.error)}` };
  const { id, question, council, conversation, asAt } = parsed.data;
  try {
    return {
      id,
      ...(await answer({
        id,
        question,
        council: council ?? undefined,
        conversation: conversation === null || conversation === undefined ? undefined : String(conversation),
        asAt: asAt ?? undefined,
      })),
    };
  } catch (cause) {
    return { id, error: cause instanceof Error ? cause.message : String(cause) };
  }
}

function lineFaults(value: unknown, error: z.ZodError): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'it must be an object with “id” and “question”.';
  const fields = [...new Set(error.issues.map((issue) => String(issue.path[0])))];
  return fields.map((field) => `“${field}” ${field in value ? 'must be text' : 'is missing'}.`).join(' ');
}

function parseJson(text: string): { outcome: 'read'; value: unknown } | { outcome: 'faulty' } {
  try {
    return { outcome: 'read', value: JSON.parse(text) };
  } catch {
    return { outcome: 'faulty' };
  }
}

function idOf(value: unknown): string | number | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}
