// Who helps and who is helped: a mentor's tablet and a young teacher's phone, from the plan to words about the work. What
// was done at a meeting is written down where it was, also without a network (C-НАСТ-3, C-НАСТ-8, C-НАСТ-14).
import type { Locator, Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from '../support/a11y.ts'
import type { Api } from '../support/api.ts'
import { known } from '../support/faults.ts'
import { sizes } from '../support/sizes.ts'
import { expectAllSaved, workerReady } from '../support/sync.ts'
import { expect, expectDemoMark, test } from '../support/test.ts'

type Meeting = { id: string; on: string; held: boolean; notes: string; agenda: string }
type Feedback = { mark: number; text: string }
type Pair = {
  id: string
  state: string
  plan: { goals: { text: string; competence: string | null }[] }
  helper_agreed_at: string | null
  learner_agreed_at: string | null
  meetings: Meeting[]
  learner_feedback: Feedback | null
}
type Help = { pairs: { pair: Pair; other: { name: { family: string } } }[]; capacity: number | null }

const GOAL = 'Проводить разбор контрольной так, чтобы ученик сам назвал свою ошибку'
const NOTES = 'Разобрали две работы: ошибки в обосновании, а не в счёте.'

test.describe.configure({ mode: 'serial' })

async function theirs(client: Api): Promise<Pair> {
  const { pairs } = await client.get<Help>('/help')
  return pairs.find(({ other }) => /Белова|Кузнецова/.test(other.name.family))!.pair
}

/** The chip of a state: a shape and its word. */
function state(page: Page, word: string): Locator {
  return page.getByRole('main').getByText(new RegExp(`^([●◆▲] )?${word}$`)).first()
}

test('the mentor writes a goal by competence, and the teacher agrees to the plan', async ({ visit, api }) => {
  const client = await api('mentor')
  const { capacity } = await client.get<Help>('/help')
  const mentor = await visit('mentor', { viewport: sizes.tablet })
  await mentor.goto('/inbox')
  await mentor.getByRole('link', { name: 'Мои пары' }).click()
  await expect(mentor.getByRole('heading', { level: 1 })).toContainText(/\d+\sпар/)
  await expect(mentor.getByText(new RegExp(`^Занято \\d+\\sмест.* из\\s${capacity}$`))).toBeVisible()
  await expectDemoMark(mentor)
  await expectAccessible(mentor)
  await mentor.getByRole('link', { name: /Белова/ }).click()
  await expect(mentor.getByRole('heading', { level: 1 })).toContainText('Белова Дарья')
  await expectAccessible(mentor)

  await mentor.getByRole('button', { name: 'Изменить план' }).click()
  const dialog = mentor.getByRole('dialog', { name: 'Изменить план' })
  await dialog.getByRole('button', { name: 'Добавить цель' }).click()
  const goal = dialog.getByRole('textbox', { name: /^Цель/ }).last()
  await expect(goal).toBeFocused()
  await goal.fill(GOAL)
  await dialog.getByLabel('К какой компетенции').last().selectOption({ index: 2 })
  await expectAccessible(mentor)
  await dialog.getByRole('button', { name: 'Отправить на согласие' }).click()
  await expect(state(mentor, 'ждёт согласия')).toBeVisible()
  await expect(mentor.getByRole('region', { name: 'План', exact: true })).toContainText(GOAL)
  await expectAllSaved(mentor)

  const page = await visit('young')
  await page.goto('/help')
  const mine = page.getByRole('region', { name: 'Кто мне помогает' })
  await expect(mine).toContainText(/План ждёт вашего согласия/)
  await expectAccessible(page)
  await mine.getByRole('link', { name: /Кузнецова/ }).click()
  await expect(page.getByText(/351\.8/)).toBeVisible()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Согласиться с планом' }).click()
  await expect(state(page, 'работает')).toBeVisible()
  await expectAllSaved(page)
  const pair = await theirs(client)
  expect(pair).toMatchObject({ state: 'running', helper_agreed_at: expect.any(String), learner_agreed_at: expect.any(String) })
  expect(pair.plan.goals.find(({ text }) => text === GOAL)?.competence).toEqual(expect.any(String))
})

test('a meeting is written down without a network and arrives once', async ({ visit, api, faults }) => {
  faults.expect(known.noNetwork, 'the network is cut on purpose')
  const client = await api('mentor')
  const before = await theirs(client)
  const planned = before.meetings.find(({ held }) => !held)!
  const page = await visit('mentor', { viewport: sizes.tablet })
  await workerReady(page)
  await page.goto(`/pairs/${before.id}`)
  const meetings = page.getByRole('region', { name: 'Встречи' })
  await expect(meetings.getByRole('article').first()).toBeVisible()

  await page.context().setOffline(true)
  await meetings.getByRole('button', { name: /^Записать, что было/ }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Встреча' })
  await dialog.getByLabel('Встреча прошла').check()
  await dialog.getByLabel('Что сделали').fill(NOTES)
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await expect(dialog.getByText(/Этот день ещё впереди/)).toBeVisible()
  await expect(dialog.getByLabel('День')).toBeFocused()
  await dialog.getByLabel('День').fill(await page.evaluate(() => new Date().toLocaleDateString('sv')))
  await dialog.getByLabel('Что дальше').fill('Попробовать на следующем уроке')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await expect(meetings.getByRole('article').filter({ hasText: NOTES })).toContainText('прошла')

  // A dead tab where there is no network.
  await page.reload()
  await expect(meetings.getByRole('article').filter({ hasText: NOTES })).toBeVisible()
  expect((await theirs(client)).meetings.find(({ id }) => id === planned.id)?.notes).toBe('')
  await page.context().setOffline(false)
  await expectAllSaved(page)
  const after = (await theirs(client)).meetings
  expect(after).toHaveLength(before.meetings.length)
  expect(after.find(({ id }) => id === planned.id)).toMatchObject({ held: true, notes: NOTES })
})

test('the teacher plans the next meeting and says how it works', async ({ visit, api }) => {
  const client = await api('young')
  const page = await visit('young')
  await page.goto(`/pairs/${(await theirs(client)).id}`)
  await page.getByRole('button', { name: 'Записать встречу' }).click()
  const dialog = page.getByRole('dialog', { name: 'Записать встречу' })
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await expect(dialog.getByText('Напишите, о чём встреча')).toBeVisible()
  await dialog.getByLabel('О чём').fill('Как пошло на уроке')
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByRole('region', { name: 'Встречи' }).getByRole('article').first()).toContainText('Как пошло на уроке')

  const words = page.getByRole('region', { name: 'Как работалось' })
  await words.getByRole('button', { name: 'Отправить отзыв' }).click()
  await expect(words.getByText('Выберите один из ответов')).toBeVisible()
  await words.getByText('Очень помогло').click()
  await words.getByLabel(/Несколько слов/).fill('Наконец понятно, как проверять быстро')
  await words.getByRole('button', { name: 'Отправить отзыв' }).click()
  await expect(words.getByText('Говорит педагог')).toBeVisible()
  await expectAllSaved(page)
  expect((await theirs(client)).learner_feedback).toEqual({ mark: 5, text: 'Наконец понятно, как проверять быстро' })
})

test('an early end says its day before it is announced, and asks for a reason', async ({ visit, api }) => {
  const client = await api('young')
  const page = await visit('young')
  await page.goto(`/pairs/${(await theirs(client)).id}`)
  await page.getByRole('button', { name: 'Завершить досрочно…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Завершить досрочно…' })
  await expect(dialog.getByText(/за\sтри рабочих дня.*работа завершится \d+/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Объявить о завершении' }).click()
  await expect(dialog.getByLabel('Почему')).toHaveAccessibleDescription(/Напишите причину/)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Отмена' }).click()
  await expect(dialog).toBeHidden()
  expect((await theirs(client)).state).toBe('running')
})
