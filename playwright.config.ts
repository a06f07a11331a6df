import { defineConfig } from '@playwright/test'
import { browserLaunch } from './e2e/support/browser'

// The servers are started by `npm test` (or by hand, see README); E2E_BASE_URL says where.
export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  retries: 0,
  workers: Number(process.env.E2E_WORKERS ?? 2),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.E2E_JSON ? [['line'], ['json', { outputFile: process.env.E2E_JSON }]] : [['list']],
  use: {
    baseURL: process.env.E2E_BASE_URL ?? 'http://localhost:3000',
    locale: 'az',
    timezoneId: 'Asia/Baku',
    // A trace films every step, which costs half of the time on two cores: asked for when something is looked into.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    ...browserLaunch(),
  },
})
