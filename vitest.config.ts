import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** What takes seconds a file: a browser, the model on hundreds of questions, whole processes. Started last, they would be waited for alone. */
const LONG = /\/tests\/(quality|journeys|cli)\/|\/chromium-/;

const LEAST_WORKERS = 4;

// Threads and processes that tests start keep what Node compiled: half of the work of starting one. They inherit this.
process.env['NODE_COMPILE_CACHE'] ??= resolve(import.meta.dirname, 'node_modules/.cache/clausebook-tests/compiled');

/** Tests with a clock of their own: what another file left behind, and would wait for an hour, would wait for it thousands of times a test. */
const OWN_CLOCK = [
  'tests/retention-schedule.test.ts',
  'tests/upkeep-schedule.test.ts',
  'tests/secret-expiry.test.ts',
  'tests/adapters/playground/sign-in-session.test.ts',
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const long = sorted.filter(({ moduleId }) => LONG.test(moduleId));
    return [...long, ...sorted.filter((file) => !long.includes(file))];
  }
}

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        // Loading the modules anew for every file would take as long as a third of the tests; none mocks a module.
        test: { name: 'together', include: ['tests/**/*.test.ts'], exclude: OWN_CLOCK, isolate: false },
      },
      { extends: true, test: { name: 'own clock', include: OWN_CLOCK, isolate: true } },
    ],
    sequence: { sequencer: LongFirst },
    // One core fewer, as is usual, would leave a machine with two doing one thing at a time; and some files mostly wait for a process or a retry.
    maxWorkers: Math.max(LEAST_WORKERS, availableParallelism()),
    // The slowest test starts the whole service with the model; a hang is noticed well before CI's own limit.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
