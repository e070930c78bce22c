// Without a mouse, and at 200 %.
import type { Page } from '@playwright/test'
import { expectNoSidewaysScroll } from '../support/a11y.ts'
import { DiagnosisPages } from '../support/diagnosis.ts'
import type { Account } from '../support/people.ts'
import { expect, signIn, test } from '../support/test.ts'

test('sign-in, diagnosis and an answer with the keyboard alone', async ({ page }) => {
  await page.goto('/sign-in')
  await expect(page.getByRole('button', { name: 'Войти' })).toBeVisible()
  await tabTo(page, 'Логин')
  await page.keyboard.type('methodist')
  await tabTo(page, 'Пароль')
  await page.keyboard.type('demo')
  await tabTo(page, 'Войти')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: 'Разделы' })).toBeVisible()

  await page.goto('/today')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'К содержанию' })).toBeFocused()
  await tabTo(page, /^(Узнать подробнее|Продолжить)$/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/diagnosis$/)
  await tabTo(page, /^(Начать|Продолжить)$/)
  await page.keyboard.press('Enter')

  const diagnosis = new DiagnosisPages(page)
  await expect(diagnosis.statement).toBeFocused()
  const { number } = await diagnosis.place()
  await page.keyboard.press('Tab')
  await expect(diagnosis.options.first()).toBeFocused()
  await page.keyboard.press('Space')
  await expect(diagnosis.options.first()).toBeChecked()
  await page.keyboard.press('ArrowDown')
  await expect(diagnosis.options.nth(1)).toBeChecked()
  await tabTo(page, 'Дальше')
  await page.keyboard.press('Enter')
  await diagnosis.expectAt(number + 1)
})

for (const [account, addresses] of [
  ['young', ['/today', '/diagnosis', '/diagnosis/result', '/route', '/help', '/help/new', '/me', '/sync']],
  ['methodist', ['/inbox']],
  ['municipal', ['/']],
] as [Account, string[]][]) {
  test(`at 200 % nothing scrolls sideways: ${account}`, async ({ visit }) => {
    // A window of 1280 pixels at 200 % has room for 640.
    const page = await visit(account, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 })
    for (const address of addresses) {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectNoSidewaysScroll(page)
    }
  })
}

test('at 200 % nothing scrolls sideways: sign-in', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 400 })
  await page.goto('/sign-in')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectNoSidewaysScroll(page)
  await signIn(page, 'young')
})

/** Presses Tab until the control of this name has the focus, which must be visible all the way. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const wanted = page.locator('a, button, input, select, textarea').and(
    page.getByLabel(name).or(page.getByRole('link', { name })).or(page.getByRole('button', { name })),
  )
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab')
    const shown = await page.evaluate(() => {
      const focused = document.activeElement
      if (!focused || focused === document.body) return true
      const marks = (element: Element) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
      }
      return [focused, focused.closest('label')].some((element) => element && marks(element))
    })
    expect(shown, 'the focus can be seen').toBe(true)
    if ((await wanted.count()) > 0 && (await wanted.first().evaluate((element) => element === document.activeElement))) return
  }
  throw new Error(`Tab never reaches ${name}`)
}
