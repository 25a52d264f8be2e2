import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{unit,property,contract,migrations}/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    pool: 'forks'
  }
})
