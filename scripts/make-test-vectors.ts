// Keeps what the sentence model makes of the texts that tests ask it about: npm run vectors:tests
// Needed after a change of these texts, of the model or of how questions are read; without it the tests only take longer.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbedder } from '../src/knowledge/embedder.ts';
import { readVectorFile, writeVectorFile } from '../src/knowledge/vector-file.ts';
import type { SmallVector } from '../src/knowledge/vector.ts';

const FILE = 'tests/fixtures/vectors.bin';
const noted = await mkdtemp(join(tmpdir(), 'clausebook-'));
const maker = createEmbedder();

const { status } = spawnSync(
  'npx',
  ['vitest', 'run', 'tests/quality', 'tests/journeys', 'tests/cli', 'tests/scripts'],
  {
    env: { ...process.env, NOTE_VECTORS: noted },
    stdio: 'inherit',
  },
);
const vectors = new Map<string, SmallVector>();
for (const file of await readdir(noted)) {
  const read = await readVectorFile(join(noted, file), maker);
  if (read.outcome !== 'read') throw new Error(`${file} is ${read.outcome}.`);
  for (const [key, vector] of read.vectors) vectors.set(key, vector);
}
await rm(noted, { recursive: true });
await writeVectorFile(FILE, maker, vectors);
console.log(`${FILE}: ${vectors.size} vectors.`);
process.exitCode = status ?? 1;
