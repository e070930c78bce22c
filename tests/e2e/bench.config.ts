// Measurements of pages, run by `cargo xtask bench hand`: one worker, no retries, no traces; they would be measured too.
import config from './playwright.config.ts'

export default {
  ...config,
  projects: undefined,
  testDir: 'bench',
  testMatch: '**/*.bench.ts',
  workers: 1,
  timeout: 300_000,
  use: { ...config.use, trace: 'off' as const, screenshot: 'off' as const },
}
