// The teacher's way, on a phone: from the first visit to a route that is being walked. One account, one story told in
// chapters; each chapter begins where the one before it ended, on a device that has just signed in.
import { expectAccessible } from '../support/a11y.ts'
import { DiagnosisPages, someDeficits } from '../support/diagnosis.ts'
import { expectAllSaved } from '../support/sync.ts'
import { expect, expectDemoMark, test } from '../support/test.ts'

test.describe.configure({ mode: 'serial' })

test('the first visit leads from «Сегодня» to what the diagnosis is', async ({ visit }) => {
  const page = await visit('teacher')
  await expect(page).toHaveURL(/\/today$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Анна')
  await expect(page.getByRole('heading', { name: 'Начните с диагностики' })).toBeVisible()
  await expectDemoMark(page)
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Узнать подробнее' }).click()
  await expect(page.getByRole('heading', { name: 'Кто увидит ответы' })).toBeVisible()
  await expect(page.getByText(/\d+\sутверждени[йея] по одному на экране/)).toBeVisible()
  await expectDemoMark(page)
  await expectAccessible(page)
})

test('answers by tap and by key are kept at once; back, pause and resume lose nothing', async ({ visit, api }) => {
  const page = await visit('teacher')
  const diagnosis = new DiagnosisPages(page)
  await diagnosis.start()
  await expect(diagnosis.statement).toBeFocused()
  await expectAccessible(page)
  await expectDemoMark(page)

  await diagnosis.tap(4)
  await diagnosis.next()
  await page.keyboard.press('3')
  await expect(diagnosis.options.nth(2)).toBeChecked()
  await page.keyboard.press('Enter')
  await diagnosis.expectAt(3)
  await diagnosis.tap('Не применимо')
  await diagnosis.next()
  await diagnosis.tap('Не хочу отвечать')
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Назад' }).click()
  await diagnosis.expectAt(3)
  await expect(page.getByRole('radio', { name: 'Не применимо' })).toBeChecked()
  await page.getByRole('link', { name: 'Назад' }).click()
  await diagnosis.expectAt(2)
  await diagnosis.tap(2)
  await diagnosis.next()
  await diagnosis.next()
  await diagnosis.next()
  await expectAllSaved(page)

  // Stopped at the fifth statement, gone on with after the browser was closed.
  await page.reload()
  await diagnosis.expectAt(5)
  const text = await diagnosis.statement.textContent()
  await page.goto('/today')
  await page.getByRole('link', { name: 'Продолжить' }).click()
  await expect(page.getByRole('heading', { name: /осталось/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Продолжить' }).click()
  await diagnosis.expectAt(5)
  await expect(diagnosis.statement).toHaveText(text!)

  const stored = (await (await api('teacher')).workspace()).diagnosis!
  const marks = Object.values(stored.answers).map(({ mark }) => JSON.stringify(mark)).sort()
  expect(marks).toEqual(['"declined"', '"not_applicable"', '{"level":2}', '{"level":4}'])
})

test('the result shows the profile, the deficits in order and what to do', async ({ visit, api }) => {
  const page = await visit('teacher')
  const diagnosis = new DiagnosisPages(page)
  await page.goto('/diagnosis/5')
  const all = await diagnosis.answerRest(someDeficits)
  await diagnosis.finish()

  await expect(page.getByRole('heading', { level: 1 })).toContainText(/дефицит/)
  await expectAllSaved(page)
  const stored = (await (await api('teacher')).workspace()).diagnosis!
  expect(Object.keys(stored.answers)).toHaveLength(all)
  expect(stored.finished_at).not.toBeNull()

  // The radar and its twin say the same areas.
  const profile = page.getByRole('region', { name: /Сильнее всего|ровно/ })
  await expect(profile.locator('svg').first()).toBeVisible()
  await expectAccessible(page)
  await profile.getByRole('button', { name: 'Таблица' }).click()
  await expect(profile.getByRole('row')).toHaveCount(6)
  await expectAccessible(page)

  // The weakest first, with its meaning and advice open.
  const deficits = page.getByRole('article')
  const means = await deficits.getByText(/^\d(,\d)? из 5$/).allTextContents()
  expect(means.length).toBeGreaterThan(1)
  const first = deficits.first()
  await expect(first.getByRole('heading')).toContainText(/^1\. /)
  await expect(first.getByText('Что сделать:')).toBeVisible()
  await expect(first.getByRole('link', { name: 'Попросить наставника' })).toBeVisible()
  await expectDemoMark(page)
})
