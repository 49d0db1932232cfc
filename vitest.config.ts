import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // One core fewer, as is usual, would leave a machine with two doing one thing at a time.
    maxWorkers: '100%',
    // The slowest test starts the whole service with the model; a hang is noticed well before CI's own limit.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
