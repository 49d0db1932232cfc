import { expect, it } from 'vitest';
import { watched } from '../../src/knowledge/watched-embedder.ts';
import { aFakeEmbedder } from '../support/fake-embedder.ts';

it('passes everything on, and tells once the model has failed', async () => {
  let fails = false;
  const inner = aFakeEmbedder({ fails: () => fails });
  const model = watched(inner);
  expect(await model.embed(['a kite'], 'urgent')).toEqual(await inner.embed(['a kite']));
  expect([model.model, model.dimensions, model.degraded]).toEqual([inner.model, inner.dimensions, false]);
  fails = true;
  await expect(model.embed(['a kite'])).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
  fails = false;
  await model.embed(['a kite']);
  expect(model.degraded).toBe(true);
  await model.close();
  expect(inner.closed).toBe(1);
});
