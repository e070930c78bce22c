// The test that every journey uses: pages that are watched for faults, people who sign in, clients of the API.
import { test as base, expect, type BrowserContextOptions, type Page } from '@playwright/test'
import { Api } from './api.ts'
import { Faults } from './faults.ts'
import { type Account, demoButton } from './people.ts'

type Fixtures = {
  /** Errors of the console and the like; any that is left at the end fails the test. */
  faults: Faults
  /** Signs somebody in on a device of their own. */
  visit: (account: Account, options?: BrowserContextOptions) => Promise<Page>
  /** A client of the API in somebody's name. */
  api: (account: Account) => Promise<Api>
}

export const test = base.extend<Fixtures>({
  faults: [
    async ({ context, baseURL }, use) => {
      const faults = new Faults()
      faults.watch(context, baseURL!)
      await use(faults)
      expect(faults.unexpected()).toEqual([])
    },
    { auto: true },
  ],
  visit: async ({ browser, baseURL, faults, contextOptions, locale, timezoneId }, use) => {
    const open: { close(): Promise<void> }[] = []
    await use(async (account, options) => {
      const context = await browser.newContext({ ...contextOptions, baseURL, locale, timezoneId, ...options })
      open.push(context)
      faults.watch(context, baseURL!)
      const page = await context.newPage()
      await signIn(page, account)
      return page
    })
    await Promise.all(open.map((context) => context.close()))
  },
  api: async ({ baseURL }, use) => {
    const open: Api[] = []
    await use(async (account) => {
      const api = await Api.signIn(baseURL!, account)
      open.push(api)
      return api
    })
    await Promise.all(open.map((api) => api.close()))
  },
})

export { expect }

/** One tap on the sign-in page. Ends on the person's first screen. */
export async function signIn(page: Page, account: Account): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: demoButton(account) }).click()
  await expect(page.getByRole('navigation', { name: 'Разделы' })).toBeVisible()
}

/** Every screen says that its people are made up. */
export async function expectDemoMark(page: Page): Promise<void> {
  await expect(page.getByRole('note').filter({ hasText: 'Демонстрационные данные' })).toBeVisible()
}
