// The journeys run in the system's own Chromium against a server that is already there (`cargo xtask test e2e` starts
// one with a fresh demo region and names it in BASE_URL).
import { defineConfig } from '@playwright/test'
import { sizes } from './support/sizes.ts'

const LATER = ['**/year.spec.ts', '**/diagnosis.spec.ts']

export default defineConfig({
  testDir: 'journeys',
  outputDir: '../../target/e2e',
  forbidOnly: true,
  // Files run side by side, the tests of a file one after the other: each file has accounts of its own to write with.
  fullyParallel: false,
  workers: 2,
  // A year of one teacher and the breadth of the diagnosis need accounts that other journeys write with: they come after.
  projects: [
    { name: 'journeys', testIgnore: LATER },
    { name: 'later', testMatch: LATER, dependencies: ['journeys'] },
  ],
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: process.env.BASE_URL ?? 'http://127.0.0.1:8080',
    locale: 'ru-RU',
    timezoneId: 'Asia/Novosibirsk',
    viewport: sizes.phone,
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--headless=new',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
