import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{unit,property,contract,migrations}/**/*.test.{ts,tsx}'],
    // Far beyond what anything takes: a busy machine is no reason to fail, a hang is.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks'
  }
})
