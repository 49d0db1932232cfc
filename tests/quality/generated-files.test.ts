import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { adapted } from '../../src/knowledge/adapter.ts';
import { createEmbedder } from '../../src/knowledge/embedder.ts';
import { editorSchemas } from '../../src/knowledge/editor-schemas.ts';
import { shippedVectors } from '../../src/knowledge/embedding-files.ts';
import { readFolder } from '../../src/knowledge/read-folder.ts';
import { textsOf } from '../../src/knowledge/clause-texts.ts';
import { vectorKey } from '../../src/knowledge/vector.ts';
import { readVectorFile } from '../../src/knowledge/vector-file.ts';

const ROOT = 'knowledge-base';
const maker = adapted(createEmbedder());

it('the shipped vectors are those of the shipped guidance, no more and no fewer', async () => {
  const { documents, gaps } = await readFolder(ROOT);
  const ofClauses = documents.flatMap(({ clauses }) => clauses.flatMap(textsOf).map(({ text }) => text));
  const texts = [...ofClauses, ...gaps.flatMap(({ asked }) => asked)];
  const needed = new Set(texts.map((text) => vectorKey(maker.model, text)));
  const read = await readVectorFile(shippedVectors(ROOT), maker);
  const held = read.outcome === 'read' ? new Set(read.vectors.keys()) : new Set();
  expect([...needed].filter((key) => !held.has(key))).toEqual([]);
  expect([...held].filter((key) => typeof key === 'string' && !needed.has(key))).toEqual([]);
});

it.each(Object.entries(editorSchemas()))(
  'the editor schema %s is the one the reader checks with',
  async (file, schema) => {
    const written: unknown = JSON.parse(await readFile(`${ROOT}/schemas/${file}`, 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(schema)));
  },
);
