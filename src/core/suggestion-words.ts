import { readText } from './escalation-forms.ts';
import type { FormAnswers } from './form.ts';
import { readQuestion } from './question.ts';
import type { RefusedWhy } from './reply.ts';
import type { Suggested } from './suggestion.ts';
import { LONGEST_SUGGESTED } from './suggestion-sheets.ts';

/** What was written in a form, as it stands in the files: on one line, without what cannot be seen. */
export function readWords(
  answers: FormAnswers,
  of: Suggested,
): { readonly suggested: Suggested } | { readonly why: RefusedWhy } {
  if (of.kind !== 'lexicon') {
    const read = readAsked(answers);
    return 'why' in read ? read : { suggested: { ...of, ...read } };
  }
  const written = readShort(answers);
  if ('why' in written) return written;
  const words = written.text.split(/[,;\n]/).flatMap((each) => {
    const read = readQuestion(each);
    return read.outcome === 'read' ? [read.question.text] : [];
  });
  return { suggested: { kind: 'lexicon', words: [...new Set(words)] } };
}

/** The same of one question. */
export function readAsked(answers: FormAnswers): { readonly words: string } | { readonly why: RefusedWhy } {
  const written = readShort(answers);
  if ('why' in written) return written;
  const read = readQuestion(written.text);
  return read.outcome === 'read' ? { words: read.question.text } : { why: 'nothing-said' };
}

function readShort(answers: FormAnswers): ReturnType<typeof readText> {
  const written = readText(answers);
  return 'text' in written && written.text.length > LONGEST_SUGGESTED ? { why: 'too-long' } : written;
}
