#!/usr/bin/env node
import { NEEDED, runsTypeScript } from '../scripts/node-version.mjs';

if (!runsTypeScript(process.versions.node)) {
  process.stderr.write(
    `Clausebook needs ${NEEDED}, and this is ${process.versions.node}. Run it through npm (npm start, npm run clausebook) ` +
      'after npm ci, which brings a newer Node, or install one.\n',
  );
  process.exit(1);
}
await import('../src/main.ts');
