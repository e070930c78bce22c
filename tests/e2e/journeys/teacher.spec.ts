// The teacher's way, on a phone: from the first visit to a route that is being walked. One account, one story told in
// chapters; each chapter begins where the one before it ended, on a device that has just signed in.
import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from '../support/a11y.ts'
import { DiagnosisPages, someDeficits } from '../support/diagnosis.ts'
import { people } from '../support/people.ts'
import { sizes } from '../support/sizes.ts'
import { expectAllSaved, expectSaidSaved } from '../support/sync.ts'
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
  await expectSaidSaved(page)

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

test('the route is drafted with a reason for each step, edited and sent to the methodist', async ({ visit, api }) => {
  const page = await visit('teacher')
  await page.getByRole('link', { name: 'Составить маршрут' }).click()
  await expect(page.getByRole('heading', { name: 'Черновик маршрута' })).toBeVisible()
  const preview = page.getByRole('region', { name: 'Что получилось' })
  await expect(preview.getByText(/\d+\sшаг.* · \d+\sчас.* · до /)).toBeVisible()
  const drafted = await preview.getByRole('listitem').filter({ has: page.getByRole('heading') }).count()
  await expect(preview.getByText(/^(потому что|чтобы) /)).toHaveCount(drafted)
  await expectDemoMark(page)
  await expectAccessible(page)

  // More hours a week make another draft at once.
  const before = await preview.getByRole('status').textContent()
  await page.getByLabel('Сколько дефицитов взять').selectOption('2')
  await expect(preview.getByRole('status')).not.toHaveText(before!)
  await page.getByRole('button', { name: 'Сохранить черновик' }).click()
  await expect(page).toHaveURL(/\/route$/)
  const steps = page.getByRole('region', { name: 'Шаги маршрута' }).getByRole('listitem')
  await expect(state(page, 'черновик')).toBeVisible()
  await expectAccessible(page)

  const count = await steps.count()
  await page.getByRole('link', { name: /^Изменить/ }).click()
  await expect(page.getByRole('heading', { name: 'Правка маршрута' })).toBeVisible()
  await expectAccessible(page)
  await editRoute(page)
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click()
  await expect(page).toHaveURL(/\/route$/)
  await expect(steps).toHaveCount(count - 1)

  await page.getByRole('button', { name: 'Отправить методисту' }).click()
  await expect(state(page, 'у методиста')).toBeVisible()
  await expect(page.getByText(/Маршрут ждёт методиста/)).toBeFocused()
  await expectAllSaved(page)
  await expectAccessible(page)
  const { route } = await (await api('teacher')).workspace()
  expect(route).toMatchObject({ state: 'proposed' })
})

test('the methodist agrees, and the teacher walks: a formal step needs its document', async ({ visit }) => {
  const methodist = await visit('methodist', { viewport: sizes.tablet })
  await methodist.getByRole('link', { name: new RegExp(people.teacher) }).click()
  await expect(methodist.getByRole('heading', { level: 1 })).toContainText('Анна Сергеевна')
  await methodist.getByRole('button', { name: 'Согласовать' }).click()
  await expect(methodist.getByText(/Маршрут согласован: .*Кравцова/)).toBeVisible()
  await expectAllSaved(methodist)

  const page = await visit('teacher')
  await expect(page.getByText('Следующая остановка')).toBeVisible()
  await page.goto('/route')
  await expect(state(page, 'согласован')).toBeVisible()
  await expect(page.getByText(/^0 из \d+\sшаг/)).toBeVisible()

  const formal = page.getByRole('region', { name: 'Шаги маршрута' }).getByRole('listitem')
    .filter({ hasText: /программа из Федерального реестра/ }).first()
  await formal.getByRole('link').click()
  await expect(page.getByText('формальное: заканчивается документом')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Сохранить отметку' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'Проверьте, пожалуйста' })
  await expect(summary).toBeFocused()
  await expect(summary).toContainText('Укажите номер документа')
  await expect(page.getByLabel('Номер', { exact: true })).toHaveAccessibleDescription(/Укажите номер документа/)
  await expectAccessible(page)

  await page.getByLabel('Номер', { exact: true }).fill('54-1182')
  await page.getByLabel('Что взяли для себя').fill('Критерии до начала работы, а не после.')
  await page.getByRole('button', { name: 'Сохранить отметку' }).click()
  await expect(page.getByText('Шаг отмечен')).toBeVisible()
  await expectAccessible(page)

  await page.goto('/route')
  await expect(state(page, 'в работе')).toBeVisible()
  await expect(page.getByText(/^1 из \d+\sшаг/)).toBeVisible()
  await expect(page.getByRole('progressbar')).not.toHaveAttribute('aria-valuenow', '0')
  await expectAllSaved(page)
  await page.goto('/today')
  await expect(page.getByText(/1 из \d+/)).toBeVisible()
})

test('a mentor is asked for one deficit', async ({ visit, api }) => {
  const page = await visit('teacher')
  await page.goto('/diagnosis/result')
  const first = page.getByRole('article').first()
  const competence = (await first.getByRole('heading').textContent())!.replace(/^1\. /, '')
  await first.getByRole('link', { name: 'Попросить наставника' }).click()
  await expect(page.getByRole('heading', { name: 'О чём попросить' })).toBeVisible()
  await expect(page.getByRole('radio', { name: /^Наставник/ })).toBeChecked()
  await expect(page.getByLabel('С чем помочь').locator('option:checked')).toHaveText(competence)
  await expectDemoMark(page)
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Отправить' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Напишите, с чем нужна помощь' }).first()).toBeVisible()
  await page.getByLabel('Ваш вопрос').fill('Хочу научиться оценивать по критериям в 7 классе.')
  await page.getByRole('button', { name: 'Отправить' }).click()
  await expect(page.getByText('Заявка отправлена')).toBeVisible()
  const card = page.getByRole('article').filter({ hasText: 'оценивать по критериям' })
  await expect(card).toContainText(competence)
  await expect(card).toContainText('у методиста')
  await expectAccessible(page)
  await expectAllSaved(page)

  const { requests } = await (await api('teacher')).workspace()
  expect(requests).toHaveLength(1)
  expect(requests[0]).toMatchObject({ kind: 'mentoring', state: 'sent' })
  // C-НАСТ-14: it says till when, and where it goes then.
  await expect(card).toContainText(/ответ до\s\d+\s[а-я]+.*муниципальную методическую службу/)
})

/** The chip of a state: a shape and its word. */
function state(page: Page, word: string): Locator {
  return page.getByText(new RegExp(`^([●◆▲] )?${word}$`))
}

/** One step away, one replaced from the catalogue, the last one a week later. */
async function editRoute(page: Page): Promise<void> {
  const rows = page.getByRole('region', { name: 'Шаги' }).getByRole('listitem')
  const open = async (row: Locator) => {
    await row.getByText('Изменить').click()
    await expect(row.getByRole('button', { name: 'Убрать шаг' })).toBeVisible()
  }
  const practice = rows.filter({ hasText: 'Применить на практике' }).first()
  await open(practice)
  await practice.getByRole('button', { name: 'Убрать шаг' }).click()
  await expect(page.getByText(/^Шаг убран/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Вернуть' })).toBeFocused()

  const programme = rows.filter({ hasText: 'программа из Федерального реестра' }).first()
  const replaced = await programme.getByRole('heading').textContent()
  await open(programme)
  await programme.getByRole('button', { name: 'Заменить программой' }).click()
  const chooser = page.getByRole('dialog', { name: 'Выбрать программу' })
  await chooser.getByLabel('Только из Федерального реестра').check()
  const candidate = chooser.getByRole('listitem').filter({ hasNotText: replaced! }).first()
  const chosen = await candidate.getByRole('heading').textContent()
  await expectAccessible(page)
  await candidate.getByRole('button', { name: 'Выбрать' }).click()
  await expect(chooser).toBeHidden()
  await expect(rows.getByRole('heading', { name: chosen! })).toBeVisible()
  await expect(rows.getByRole('heading', { name: replaced! })).toHaveCount(0)

  // Another programme may be a longer one: there must be time for it.
  await page.getByLabel('Часов в неделю').fill('16')
  await page.getByLabel('Часов в неделю').blur()

  const closing = rows.filter({ hasText: 'Проверочная диагностика' })
  await open(closing)
  const until = closing.getByLabel('Окончание')
  const day = await until.inputValue()
  await closing.getByRole('button', { name: 'На неделю позже' }).click()
  await expect(until).not.toHaveValue(day)
  await expectAccessible(page)
}
