import { defineConfig } from '@playwright/test'
import { findBrowser } from './src/main/hosts/browser/find-browser.ts'

// scripts/test.ts provides the browser; a run by hand takes an installed one.
const executablePath = process.env.CLAIMBENCH_TEST_BROWSER ?? findBrowser(undefined, 'chromium')?.file

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // A run has two cores; every test starts a program and a page of its own.
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    actionTimeout: 15_000,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : []
    }
  }
})
