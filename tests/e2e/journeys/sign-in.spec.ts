// Getting in: with one tap, with a password, and not at all.
import { expectAccessible } from '../support/a11y.ts'
import { known } from '../support/faults.ts'
import { sizes } from '../support/sizes.ts'
import { expect, expectDemoMark, test } from '../support/test.ts'

test('one tap on a demo account leads to the first screen of its role', async ({ page, visit }) => {
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.getByRole('heading', { name: 'Попробовать без регистрации' })).toBeVisible()
  await expectDemoMark(page)
  await expectAccessible(page)

  const teacher = await visit('young')
  await expect(teacher).toHaveURL(/\/today$/)
  const methodist = await visit('methodist')
  await expect(methodist).toHaveURL(/\/inbox$/)
  const municipal = await visit('municipal')
  await expect(municipal).toHaveURL(/\/units\//)
})

test('a page that needs sign-in comes back after it', async ({ page }) => {
  await page.goto('/me')
  await expect(page).toHaveURL(/\/sign-in\?next=\/me$/)
  await page.getByRole('textbox', { name: 'Логин' }).fill('young')
  await page.getByLabel('Пароль').fill('demo')
  await page.getByRole('button', { name: 'Войти' }).click()
  await expect(page).toHaveURL(/\/me$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Белова')
})

test('a wrong password says so and keeps the login', async ({ page, faults }) => {
  faults.expect(known.signedOut, 'the password is wrong on purpose')
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'Логин' }).fill('young')
  await page.getByLabel('Пароль').fill('не тот')
  await page.getByRole('button', { name: 'Войти' }).click()
  await expect(page.getByRole('alert')).toContainText(/парол/i)
  await expect(page.getByRole('textbox', { name: 'Логин' })).toHaveValue('young')
  await expect(page).toHaveURL(/\/sign-in/)
  await expectAccessible(page)
})

test('empty fields are named in a summary that leads to them', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Войти' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'Проверьте, пожалуйста' })
  await expect(summary).toBeFocused()
  await summary.getByRole('link', { name: 'Введите пароль' }).click()
  await expect(page.getByLabel('Пароль')).toBeFocused()
  await expect(page.getByLabel('Пароль')).toHaveAccessibleDescription(/Введите пароль/)
  await expectAccessible(page)
})

test('signing out clears the person from the device', async ({ page, visit }) => {
  const own = await visit('ministry')
  await own.goto('/me')
  await own.getByRole('button', { name: 'Выйти' }).click()
  const dialog = own.getByRole('dialog', { name: 'Выйти из «Маршрута»?' })
  await expect(dialog).toContainText('будут стёрты')
  await expectAccessible(own)
  await dialog.getByRole('button', { name: 'Выйти' }).click()
  await expect(own).toHaveURL(/\/sign-in/)
  const kept = await own.evaluate(() => Object.keys(localStorage).filter((key) => !key.includes('/device/')))
  expect(kept).toEqual([])
  await page.goto('/today')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('who has more places than a phone has room for finds the rest behind «Ещё»', async ({ visit }) => {
  const page = await visit('school', { viewport: sizes.phone })
  const places = page.getByRole('navigation', { name: 'Разделы' })
  const more = places.getByRole('button', { name: 'Ещё' })
  await expect(places.getByRole('link', { name: 'Профиль' })).toBeHidden()
  await more.click()
  await expect(more).toHaveAttribute('aria-expanded', 'true')
  await expectAccessible(page)
  await places.getByRole('link', { name: 'Профиль' }).click()
  await expect(page).toHaveURL(/\/me$/)
  await expect(more).toHaveAttribute('aria-expanded', 'false')
})
