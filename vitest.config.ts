import { defineConfig } from 'vitest/config';

/** A tier is a folder: what runs in plain Node, what runs the models' builders, what opens a browser, and what opens the app itself. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['models', 'interface', 'e2e', 'system', 'bench'].map((tier) => `tests/${tier}/**`),
        },
      },
      { test: { name: 'model', include: ['tests/models/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'interface',
          include: ['tests/interface/**/*.test.ts'],
          // Each opens a browser of its own, which keeps one core busy.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['build/testing/end-to-end-display.mjs'],
          // Each opens an app of its own; two at once on two cores would only wait for each other.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      ...['pipewire', 'v4l2', 'windows', 'sheets', 'package'].map((name) => ({
        test: {
          name,
          include: [`tests/system/${name}/**/*.test.ts`],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      })),
    ],
  },
});
