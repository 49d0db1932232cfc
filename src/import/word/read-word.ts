import type { ReadSource, SourceRead, SourceRefusal } from '../source.ts';
import { readBody } from './body.ts';
import { refusalAtSight } from './foreign.ts';
import { openPackage } from './package.ts';
import { tidy } from './pieces.ts';
import { child, descendants, plainText } from './tree.ts';

/** Stand for documents of other formats, and for other files. */
const ELSEWHERE: readonly string[] = ['w:altChunk', 'w:subDoc'];

const refused = (why: SourceRefusal): SourceRead => ({ outcome: 'refused', why });

/**
 * Reads a Word document (.docx, and .docm without its macros), with its automatic numbers as they are printed. What is wrong with a file is
 * an outcome; nothing in it is run, fetched or written anywhere.
 */
export const readWord: ReadSource = async (bytes, limits) => {
  if (bytes.length > limits.bytes) return refused('too-large');
  const foreign = refusalAtSight(bytes);
  if (foreign !== undefined) return refused(foreign);
  const opened = openPackage(bytes, limits);
  if (opened.outcome === 'refused') return opened;
  const { document, properties, besides } = opened.parts;
  const body = child(document, 'w:body');
  if (body === undefined) return refused('empty');
  // A part that Word takes in when it next saves may hold any number of clauses; the officer is to save the document first.
  if ([...descendants(body)].some(({ name }) => ELSEWHERE.includes(name))) return refused('broken');
  const read = readBody(opened.parts, body);
  if (read.blocks.length === 0) return refused(read.leftOut.some(({ why }) => why === 'picture') ? 'scanned' : 'empty');
  const titled = child(properties, 'dc:title');
  const title = titled === undefined ? '' : tidy(plainText(titled));
  return { outcome: 'read', source: { ...(title === '' ? {} : { title }), ...read, besides } };
};
