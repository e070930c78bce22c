// A picture of every screen on every device in both themes, into target/screens/<screen>-<device>-<theme>.png; each is
// checked by axe in both themes and says that its people are made up.
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/a11y.ts'
import { DiagnosisPages } from '../support/diagnosis.ts'
import type { Account } from '../support/people.ts'
import { type Size, sizes } from '../support/sizes.ts'
import { expect, expectDemoMark, test } from '../support/test.ts'

const FOLDER = fileURLToPath(new URL('../../../target/screens/', import.meta.url))
const themes = ['light', 'dark'] as const

type Screen = {
  name: string
  /** Whose screen; nobody's: before sign-in. */
  who?: Account
  /** From the first screen after sign-in to the screen, with everything drawn. */
  open: (page: Page) => Promise<unknown>
  /** Also from top to bottom. */
  full?: boolean
}

const at = (address: string) => async (page: Page) => {
  await page.goto(address)
  await heading(page)
}
const heading = (page: Page) => expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
const drawn = (page: Page) => expect(page.locator('.chart svg').first()).toBeVisible()

const screens: Screen[] = [
  { name: 'sign-in', open: (page) => page.goto('/sign-in'), full: true },
  { name: 'today', who: 'young', open: at('/today'), full: true },
  { name: 'route', who: 'young', open: at('/route'), full: true },
  {
    name: 'step',
    who: 'young',
    open: async (page) => {
      await at('/route')(page)
      await page.getByRole('link', { name: 'Открыть следующий шаг' }).click()
      await expect(page.getByRole('heading', { name: 'Отметить выполненным' })).toBeVisible()
    },
    full: true,
  },
  { name: 'diagnosis-again', who: 'young', open: at('/diagnosis') },
  {
    name: 'result',
    who: 'young',
    open: async (page) => {
      await at('/diagnosis/result')(page)
      await drawn(page)
    },
    full: true,
  },
  { name: 'help', who: 'young', open: at('/help') },
  {
    name: 'ask',
    who: 'young',
    open: async (page) => {
      await at('/diagnosis/result')(page)
      await page.getByRole('link', { name: 'Попросить наставника' }).first().click()
      await expect(page.getByRole('radio', { name: /по этой теме/ }).first()).toBeVisible()
    },
    full: true,
  },
  { name: 'profile', who: 'young', open: at('/me') },
  { name: 'sync', who: 'young', open: at('/sync') },
  { name: 'not-found', who: 'young', open: at('/no/such/page') },
  { name: 'route-none', who: 'municipal', open: at('/route') },
  { name: 'today-first', who: 'municipal', open: at('/today') },
  { name: 'diagnosis', who: 'municipal', open: at('/diagnosis'), full: true },
  { name: 'help-none', who: 'municipal', open: at('/help') },
  { name: 'route-draft', who: 'school', open: at('/route/draft'), full: true },
  { name: 'inbox', who: 'methodist', open: at('/inbox'), full: true },
  {
    name: 'review',
    who: 'methodist',
    open: async (page) => {
      await page.getByRole('region', { name: /Маршруты на\sсогласование/ }).getByRole('link').last().click()
      await expect(page.getByRole('button', { name: 'Согласовать' })).toBeEnabled()
      await expect(page.getByRole('complementary')).toContainText(/дефицит/)
    },
    full: true,
  },
  {
    name: 'municipality',
    who: 'municipal',
    open: async (page) => {
      await heading(page)
      await drawn(page)
    },
    full: true,
  },
  {
    name: 'municipality-table',
    who: 'municipal',
    open: async (page) => {
      await page.getByRole('button', { name: 'Таблица' }).first().click()
      await expect(page.getByRole('columnheader', { name: 'Из скольких' })).toBeVisible()
    },
  },
  { name: 'school', who: 'school', open: heading, full: true },
  {
    name: 'region',
    who: 'centre',
    open: async (page) => {
      await heading(page)
      await drawn(page)
    },
    full: true,
  },
]

for (const screen of screens) {
  test(`screen: ${screen.name}`, async ({ page, visit }) => {
    test.slow()
    const shown = screen.who ? await visit(screen.who) : page
    await screen.open(shown)
    await expectDemoMark(shown)
    await takeAll(shown, screen.name, screen.full)
  })
}

test('screens of a diagnosis under way, and of a route being edited', async ({ visit, api }) => {
  test.slow()
  const page = await visit('ministry')
  const diagnosis = new DiagnosisPages(page)
  await diagnosis.start()
  await diagnosis.tap(4)
  await diagnosis.next()
  await diagnosis.tap(3)
  await takeAll(page, 'statement')
  await at('/diagnosis')(page)
  await takeAll(page, 'diagnosis-between')

  const client = await api('ministry')
  await client.diagnose((_, competence) => (competence % 4 === 0 ? 2 : 4))
  await at('/route/draft')(page)
  await page.getByRole('button', { name: 'Сохранить черновик' }).click()
  await expect(page).toHaveURL(/\/route$/)
  await takeAll(page, 'route-drafted', true)
  await page.getByRole('link', { name: /^Изменить/ }).click()
  await page.getByText('Изменить').first().click()
  await expect(page.getByRole('button', { name: 'Убрать шаг' }).first()).toBeVisible()
  await takeAll(page, 'route-edit', true)
  await page.getByRole('button', { name: 'Программу из каталога' }).click()
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible()
  await takeAll(page, 'programmes')
})

/** Every device and theme, without leaving the screen. */
async function takeAll(page: Page, name: string, full = false): Promise<void> {
  for (const size of Object.keys(sizes) as Size[]) {
    await page.setViewportSize(sizes[size])
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await settled(page)
      await expectDemoMark(page)
      await page.screenshot({ path: `${FOLDER}${name}-${size}-${theme}.png` })
      if (full && theme === 'light') await page.screenshot({ path: `${FOLDER}${name}-${size}-full.png`, fullPage: true })
      // Names, roles and contrast depend on the theme and hardly on the device.
      if (size !== 'tablet') await expectAccessible(page)
    }
  }
}

/** Two frames: a chart takes its new size and colours in the first, and is drawn in the second. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}
