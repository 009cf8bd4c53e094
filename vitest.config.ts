import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Without it one of two processors would stand idle.
    maxWorkers: '100%',
    testTimeout: 30_000,
    coverage: { include: ['src/**'], exclude: ['**/*.generated.ts'] },
  },
})
