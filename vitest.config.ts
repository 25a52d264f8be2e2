import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{unit,property,contract,migrations}/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    // What a test waits for may take as long as the test may; vitest's own second is no bound of this project's.
    expect: { poll: { timeout: 30_000 } },
    pool: 'forks'
  }
})
