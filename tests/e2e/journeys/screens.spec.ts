// A picture of every screen on every device in both themes, into target/screens/<screen>-<device>-<theme>.png; each is
// checked by axe in both themes, says that its people are made up, fits at 200 %, and is walked with Tab alone.
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from '@playwright/test'
import { expectAccessible, expectKeyboard, expectNoSidewaysScroll } from '../support/a11y.ts'
import { DiagnosisPages } from '../support/diagnosis.ts'
import type { Account } from '../support/people.ts'
import { type Size, sizes } from '../support/sizes.ts'
import { expect, expectDemoMark, test } from '../support/test.ts'

// Nothing is written to here but by the last test, which has an account of its own: they may run side by side.
test.describe.configure({ mode: 'parallel' })

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
  /** What the picture is of, if not the top of the screen. */
  show?: (page: Page) => Locator
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
  { name: 'route-history', who: 'mentor', open: at('/route/history'), full: true },
  {
    name: 'route-changes',
    who: 'young',
    open: async (page) => {
      await at('/route')(page)
      await page.getByText('Кто что менял').click()
      await expect(page.getByText(/согласовал/).first()).toBeVisible()
    },
    full: true,
  },
  {
    name: 'closed-route',
    who: 'mentor',
    open: async (page) => {
      await at('/route/history')(page)
      await page.getByRole('region', { name: 'Раньше' }).getByRole('link').first().click()
      await expect(page.getByRole('region', { name: '1. Что было и что стало' })).toBeVisible()
    },
    full: true,
  },
  { name: 'route-print', who: 'young', open: at('/route/print'), full: true },
  {
    name: 'recheck',
    who: 'young',
    open: async (page) => {
      await at('/diagnosis/result')(page)
      await page.getByRole('link', { name: 'Проверить себя ещё раз' }).first().click()
      await expect(page.getByRole('button', { name: 'Сдать проверку' })).toBeVisible()
    },
    full: true,
  },
  {
    name: 'campaigns',
    who: 'methodist',
    open: async (page) => {
      await at('/campaigns')(page)
      await expect(page.getByRole('heading', { name: 'Назначить диагностику' })).toBeVisible()
    },
    full: true,
  },
  {
    name: 'campaign',
    who: 'methodist',
    open: async (page) => {
      await at('/campaigns')(page)
      await page.getByRole('main').getByRole('link').last().click()
      await expect(page.getByRole('region', { name: 'Кто и где сейчас' }).first()).toBeVisible()
    },
  },
  {
    name: 'imports',
    who: 'centre',
    open: async (page) => {
      await at('/imports')(page)
      await expect(page.getByRole('region', { name: 'Что загружено' }).first()).toBeVisible()
    },
    full: true,
  },
  { name: 'help', who: 'young', open: at('/help') },
  { name: 'pairs', who: 'mentor', open: at('/pairs'), full: true },
  {
    name: 'pair',
    who: 'mentor',
    open: async (page) => {
      await at('/pairs')(page)
      await page.getByRole('link', { name: /Белова/ }).click()
      await expect(page.getByRole('region', { name: 'Встречи' }).getByRole('article').first()).toBeVisible()
    },
    full: true,
  },
  {
    name: 'pair-young',
    who: 'young',
    open: async (page) => {
      await at('/help')(page)
      await page.getByRole('region', { name: 'Кто мне помогает' }).getByRole('link').first().click()
      await expect(page.getByRole('region', { name: 'Встречи' }).getByRole('article').first()).toBeVisible()
    },
    full: true,
  },
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
  { name: 'wellbeing', who: 'young', open: at('/wellbeing'), full: true },
  { name: 'letters', who: 'psychologist', open: at('/letters'), full: true },
  { name: 'profile', who: 'young', open: at('/me') },
  { name: 'notices', who: 'methodist', open: at('/notices'), full: true },
  { name: 'notices-young', who: 'young', open: at('/notices') },
  { name: 'sync', who: 'young', open: at('/sync') },
  { name: 'not-found', who: 'young', open: at('/no/such/page') },
  { name: 'route-none', who: 'municipal', open: at('/route') },
  { name: 'today-first', who: 'municipal', open: at('/today') },
  { name: 'diagnosis', who: 'municipal', open: at('/diagnosis'), full: true },
  { name: 'help-none', who: 'municipal', open: at('/help') },
  { name: 'route-draft-none', who: 'municipal', open: at('/route/draft') },
  { name: 'teachers', who: 'methodist', open: at('/teachers?stage=proposed') },
  {
    name: 'teacher',
    who: 'methodist',
    open: async (page) => {
      await at('/teachers?stage=overdue')(page)
      await page.getByRole('region', { name: 'Список педагогов' }).getByRole('link').first().click()
      await expect(page.getByRole('region', { name: 'Ваши контакты' })).toBeVisible()
    },
    full: true,
  },
  { name: 'methodists', who: 'centre', open: at('/methodists'), full: true },
  { name: 'young', who: 'school', open: at('/young'), full: true },
  { name: 'young-numbers', who: 'municipal', open: at('/young'), full: true },
  { name: 'staff', who: 'school', open: at('/staff'), full: true },
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
    show: (page) => page.locator('section.figure').first(),
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
    await takeAll(shown, screen.name, screen)
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
  await expect(page.getByRole('region', { name: 'Что получилось' }).getByRole('listitem').first()).toBeVisible()
  await takeAll(page, 'route-draft', { full: true })
  await page.getByRole('button', { name: 'Сохранить черновик' }).click()
  await expect(page).toHaveURL(/\/route$/)
  await takeAll(page, 'route-drafted', { full: true })
  await page.getByRole('link', { name: /^Изменить/ }).click()
  await page.getByText('Изменить').first().click()
  await expect(page.getByRole('button', { name: 'Убрать шаг' }).first()).toBeVisible()
  await takeAll(page, 'route-edit', { full: true })
  await page.getByRole('button', { name: 'Программу из каталога' }).click()
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible()
  await takeAll(page, 'programmes')
})

/** Every device and theme, without leaving the screen. */
async function takeAll(page: Page, name: string, { full, show }: Pick<Screen, 'full' | 'show'> = {}): Promise<void> {
  for (const size of Object.keys(sizes) as Size[]) {
    for (const theme of themes) {
      await page.setViewportSize(sizes[size])
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await (show ? show(page).evaluate((element) => element.scrollIntoView()) : page.evaluate(() => scrollTo(0, 0)))
      await settled(page)
      await expectDemoMark(page)
      await page.screenshot({ path: `${FOLDER}${name}-${size}-${theme}.png` })
      // Names, roles and contrast depend on the theme and hardly on the device.
      if (size !== 'tablet') await expectAccessible(page)
    }
    if (full) await takeFull(page, `${name}-${size}`)
  }
  // A window of 1280 pixels at 200 % has room for 640.
  await page.setViewportSize({ width: 640, height: 400 })
  await settled(page)
  await expectNoSidewaysScroll(page)
  await expectKeyboard(page)
}

/** From top to bottom, in a window so high: bars that stick to its edge would hide the middle otherwise. */
async function takeFull(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const [width, height] = await page.evaluate(() => [innerWidth, document.documentElement.scrollHeight])
  await page.setViewportSize({ width, height })
  await settled(page)
  await page.screenshot({ path: `${FOLDER}${name}-full.png` })
}

/** Two frames: a chart takes its new size and colours in the first, and is drawn in the second. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}
