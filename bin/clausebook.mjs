#!/usr/bin/env node
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { NEEDED, runsTypeScript } from '../scripts/node-version.mjs';

if (!runsTypeScript(process.versions.node)) {
  process.stderr.write(
    `Clausebook needs ${NEEDED}, and this is ${process.versions.node}. Run it through npm (npm start, npm run clausebook) ` +
      'after npm ci, which brings a newer Node, or install one.\n',
  );
  process.exit(1);
}
// Compiled code is kept for the next start, which saves it a sixth of its time, and a thread half of its own: threads find the
// place in the environment alone. Where nothing can be written, nothing is kept.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/clausebook', import.meta.url));
module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
await import('../src/main.ts');
