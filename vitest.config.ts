import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // The slowest test starts the whole service with the model; a hang is noticed well before CI's own limit.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
