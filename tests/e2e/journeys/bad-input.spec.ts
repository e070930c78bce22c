// What goes wrong in real life: each has a message that names the remedy, and nothing is lost.
import { expectAccessible } from '../support/a11y.ts'
import { Api } from '../support/api.ts'
import { DiagnosisPages } from '../support/diagnosis.ts'
import { known } from '../support/faults.ts'
import { demoButton } from '../support/people.ts'
import { expectAllSaved } from '../support/sync.ts'
import { expect, signIn, test } from '../support/test.ts'

const NOBODYS = '01930000-0000-7000-8000-000000000000'

test('the session ends in the middle of a diagnosis: answers stay, sign-in returns to the same statement', async ({
  visit,
  api,
  baseURL,
  faults,
}) => {
  faults.expect(known.signedOut, 'the session is ended from outside')
  const page = await visit('centre')
  const diagnosis = new DiagnosisPages(page)
  await diagnosis.start()
  await diagnosis.tap(3)
  await diagnosis.next()
  await diagnosis.tap(4)
  await diagnosis.next()
  await expectAllSaved(page)

  const other = await Api.withCookies(baseURL!, await page.context().cookies())
  await other.endSession()
  await other.close()

  await diagnosis.tap(2)
  const banner = page.getByRole('alert').filter({ hasText: 'Сеанс закончился' })
  await expect(banner).toContainText('сохранены на устройстве')
  await diagnosis.next()
  await diagnosis.tap('Не применимо')
  await expect(page.getByText(/Ждёт входа: 2\sизменения/).filter({ visible: true }).first()).toBeVisible()
  await expectAccessible(page)

  await banner.getByRole('link', { name: 'Войти снова' }).click()
  await expect(page.getByText('вернётесь туда, где остановились')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: demoButton('centre') }).click()
  await diagnosis.expectAt(4)
  await expect(page.getByRole('radio', { name: 'Не применимо' })).toBeChecked()
  await expectAllSaved(page)

  const stored = (await (await api('centre')).workspace()).diagnosis!
  const marks = Object.values(stored.answers).map(({ mark }) => JSON.stringify(mark)).sort()
  expect(marks).toEqual(['"not_applicable"', '{"level":2}', '{"level":3}', '{"level":4}'])
})

test('an unknown address is answered with a way home', async ({ page }) => {
  await signIn(page, 'young')
  await page.goto('/no/such/page')
  await expect(page.getByRole('heading', { name: 'Такой страницы нет' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'На главную' }).click()
  await expect(page).toHaveURL(/\/today$/)
})

for (const [account, address, thing] of [
  ['methodist', `/inbox/routes/${NOBODYS}`, 'route'],
  ['methodist', '/inbox/routes/not-an-id', 'route'],
  ['municipal', `/units/${NOBODYS}`, 'unit'],
  ['municipal', '/units/not-an-id', 'unit'],
  ['young', `/route/steps/${NOBODYS}`, 'step'],
] as const) {
  test(`an unknown ${thing} at ${address.slice(0, 22)}… is answered with words and a way out`, async ({ page, faults }) => {
    faults.expect(known.notFound, 'there is no such thing')
    await signIn(page, account)
    await page.goto(address)
    const main = page.getByRole('main')
    await expect(main).toContainText(/[Нн]ет|[Нн]е наш|[Нн]е найден/)
    await expect(main.getByRole('link').first()).toBeVisible()
    await expectAccessible(page)
  })
}

test('corrupt values in local storage are set aside and the app goes on', async ({ page }) => {
  await signIn(page, 'young')
  await expect(page.getByRole('heading', { name: 'Мой маршрут' })).toBeVisible()
  const spoiled = await page.evaluate(() => {
    const keys = Object.keys(localStorage).filter((key) => !key.endsWith('/session') && !key.includes('/outbox/'))
    for (const key of keys) localStorage.setItem(key, '{"at": 12, "value": [')
    localStorage.setItem('somebody-elses', '\u0000 not ours')
    return keys
  })
  expect(spoiled.some((key) => key.includes('/cache/'))).toBe(true)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Мой маршрут' })).toBeVisible()
  const aside = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('set-aside/')))
  expect(aside.length).toBeGreaterThan(0)
  await expectAccessible(page)
})

test('a corrupt session leads to sign-in, not to a dead screen', async ({ page }) => {
  await signIn(page, 'young')
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.endsWith('/session')) localStorage.setItem(key, 'garbage')
  })
  await page.goto('/today')
  await expect(page.getByRole('button', { name: 'Войти' })).toBeVisible()
})

test('with local storage switched off the app works and says what to mind', async ({ page, api }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError')
      },
    })
  })
  await signIn(page, 'municipal')
  await expect(page.getByRole('alert').filter({ hasText: 'Браузер не хранит данные' })).toBeVisible()
  await page.getByRole('link', { name: 'Профиль' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Соколова')
  await expectAccessible(page)
  expect((await (await api('municipal')).workspace()).person.name.family).toBe('Соколова')
})

test('dates in the past are named at their field, in the draft and in the edit', async ({ api, visit }) => {
  const client = await api('centre')
  await client.archiveRoute()
  await client.diagnose((_, competence) => (competence % 4 === 0 ? 2 : 4))
  const page = await visit('centre')
  await page.goto('/route/draft')
  const end = page.getByLabel('Закончить до')
  const good = await end.inputValue()
  await end.fill(day(-3))
  await end.blur()
  await expect(end).toHaveAccessibleDescription(/Выберите день позже сегодняшнего/)
  await expectAccessible(page)
  // Switched off, it still takes a tap, and leads to what is wrong.
  await page.getByRole('button', { name: 'Сохранить черновик' }).press('Enter')
  await expect(end).toBeFocused()
  await expect(page).toHaveURL(/\/route\/draft$/)
  await end.fill(good)
  await end.blur()
  await page.getByRole('button', { name: 'Сохранить черновик' }).click()
  await expect(page).toHaveURL(/\/route$/)

  await page.getByRole('link', { name: /^Изменить/ }).click()
  const step = page.getByRole('region', { name: 'Шаги' }).getByRole('listitem').first()
  await step.getByText('Изменить').click()
  await step.getByLabel('Начало').fill(day(-9))
  await step.getByLabel('Начало').blur()
  await step.getByLabel('Окончание').fill(day(-2))
  await step.getByLabel('Окончание').blur()
  await expect(step.getByRole('alert')).toContainText('перенесите шаг вперёд')
  await expect(step.getByLabel('Начало')).toHaveAccessibleDescription(/перенесите шаг вперёд/)
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'Проверьте, пожалуйста' })
  await expect(summary).toBeFocused()
  await expectAccessible(page)
  await summary.getByRole('link').first().click()
  await expect(step.getByLabel('Начало')).toBeFocused()
  expect((await client.workspace()).route?.state).toBe('draft')
})

/** So many days from today in Novosibirsk, as an input takes it. */
function day(ahead: number): string {
  const at = new Date(Date.now() + ahead * 24 * 60 * 60 * 1000)
  return at.toLocaleDateString('sv-SE', { timeZone: 'Asia/Novosibirsk' })
}
