import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Citation } from '../../src/core/guidance.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { bareWords as bare } from '../../src/knowledge/bare-words.ts';
import { placesOf, printedPieces, uncovered } from '../support/fidelity.ts';

const sameDocument = (one: Citation, other: Citation): boolean =>
  one.council === other.council && one.document === other.document;

const ROOT = 'knowledge-base';
const folder = await readFolder(ROOT);
const withSource = folder.documentFiles.flatMap((file) =>
  file.value.source === undefined ? [] : [{ ...file, source: join(ROOT, file.council, file.value.source) }],
);
const sources = Map.groupBy(withSource, (file) => file.source);

describe('the shipped guidance is what the councils published', () => {
  it('has a source for every document', () => {
    expect(withSource.length).toBe(folder.documentFiles.length);
    expect(withSource.length).toBeGreaterThan(4);
  });

  describe.each([...sources])('%s', (path, files) => {
    it('holds every clause, heading and omitted text word for word', async () => {
      const source = bare(await readFile(path, 'utf8'));
      const pieces = files.flatMap(({ value }) => [
        ...printedPieces(value),
        value.title,
        ...value.omitted.map(({ text }) => text),
      ]);
      const missing = pieces.filter((piece) => placesOf(bare(piece), source).length === 0);
      expect(missing).toEqual([]);
    });

    it('prints the parts of each clause one after the other', async () => {
      const source = bare(await readFile(path, 'utf8'));
      const clauses = files.flatMap(({ value }) => value.sections.flatMap((section) => section.clauses));
      const broken = clauses.filter(({ text, items = [], closing }) => {
        const run = bare([text, ...items, closing].filter((part) => part !== undefined).join('\n'));
        return placesOf(run, source).length === 0;
      });
      expect(broken.map(({ id }) => id)).toEqual([]);
    });

    it('prints each number right before its clause', async () => {
      const source = bare(await readFile(path, 'utf8'));
      const numbered = files
        .flatMap(({ value }) => value.sections.flatMap((section) => section.clauses))
        .filter(({ number }) => number !== undefined);
      const wrong = numbered.filter(({ number, leadIn, text, items }) => {
        const openings = [leadIn, text, items?.[0]].filter((part) => part !== undefined).map(bare);
        return !openings.some(
          (opening) => source.includes(`${number} ${opening}`) || source.includes(`${number}. ${opening}`),
        );
      });
      expect(wrong.map(({ id }) => id)).toEqual([]);
    });

    it('has no word that is in no clause, heading or omitted text', async () => {
      const source = bare(await readFile(path, 'utf8'));
      const pieces = files
        .flatMap(({ value }) => [...printedPieces(value), ...value.omitted.map(({ text }) => text)])
        .map(bare);
      const numbers = new Set(
        files.flatMap(({ value }) =>
          value.sections.flatMap(({ number, clauses }) => [number, ...clauses.map((clause) => clause.number)]),
        ),
      );
      const left = uncovered(source, pieces).filter((word) => !numbers.has(word.replace(/\.$/, '')));
      expect(left).toEqual([]);
    });
  });

  it('ends no clause with a lead-in whose list stands elsewhere', () => {
    const cut = folder.documents.flatMap((document) =>
      document.clauses.filter(({ text }) => /(?::|following)$/.test(text)).map((clause) => clause.id),
    );
    expect(cut).toEqual([]);
  });

  it('gives each point of a numbered list the words that lead into it', () => {
    const clauses = folder.documents.flatMap((document) => document.clauses);
    const cut = clauses.flatMap(({ key, parts: { text = '', items }, citation }) => {
      const numbered = items.flatMap((item) => /^\d+(?:\.\d+)+(?= )/.exec(item)?.[0] ?? []);
      const points = clauses.filter(
        (one) => sameDocument(one.citation, citation) && numbered.includes(one.citation.number ?? ''),
      );
      return points.filter(({ parts }) => parts.leadIn !== text).map((point) => `${key}: ${point.id}`);
    });
    expect(cut).toEqual([]);
  });

  it('has ten or more phrasings for every clause', () => {
    const few = folder.documents.flatMap((document) =>
      document.clauses.filter((clause) => clause.asked.length < 10).map((clause) => clause.id),
    );
    expect(few).toEqual([]);
  });

  it('has a hundred or more lexicon groups', () => {
    expect(folder.lexicon.length).toBeGreaterThanOrEqual(100);
  });
});
