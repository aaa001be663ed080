import { defineConfig } from 'vitest/config';
import { TRAINER_ENVIRONMENT } from './main/trainer/messages.ts';
import { shareNativeCache } from './tests/support/environment.ts';

shareNativeCache();
// Tests that load TensorFlow themselves get the kernels that a trainer gets.
Object.assign(process.env, { ...TRAINER_ENVIRONMENT, ...process.env });

/** Each project is a suite of its own: unit tests lie beside their file, the rest in tests/. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['{shared,main,renderer}/**/*.test.{ts,tsx}'], testTimeout: 60_000 } },
      {
        test: {
          name: 'parity',
          include: ['tests/parity/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/{cli,browser,desktop}/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'full',
          include: ['tests/full/**/*.test.ts'],
          testTimeout: 1_800_000,
          hookTimeout: 1_800_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
