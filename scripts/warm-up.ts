// Loads what the service is made of once, when an image is built. Node keeps the compiled code, which saves each start a tenth of its
// work on a file system where nothing can be kept; and a package that lacks what it needs is found out then, not by a councillor.
import module from 'node:module';
import { fileURLToPath } from 'node:url';

// Where bin/clausebook.mjs looks for it. The folder beneath is named after Node's version and whoever runs it.
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/clausebook', import.meta.url)));
await import('../src/cli/serve.ts');
await import('../src/cli/program.ts');
await import('../src/adapters/slack/slack-platform.ts');
await import('../src/adapters/teams/teams-platform.ts');
await import('../src/adapters/store/postgres.ts');
module.flushCompileCache();
