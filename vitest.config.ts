import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    globalSetup: ['tests/real-postgres.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
