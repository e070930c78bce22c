// A year in the life of one teacher, on a phone and once more on a tablet: diagnosis → route → mentor → meetings →
// evidence → transfer → re-diagnosis → closed deficit → frozen route (C-ДИАГ-3, C-ИОМ-5, C-ИОМ-13, C-НАСТ-8, C-НАСТ-11,
// C-АДР-3, C-ПЕР-3, C-ДЕФ-6).
import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from '../support/a11y.ts'
import type { Api, Route } from '../support/api.ts'
import { DiagnosisPages } from '../support/diagnosis.ts'
import { people } from '../support/people.ts'
import { sizes } from '../support/sizes.ts'
import { expectAllSaved } from '../support/sync.ts'
import { expect, test } from '../support/test.ts'

test.describe.configure({ mode: 'serial' })

type Suggestions = { suggestions: { person: { name: { family: string } }; reasons: { free_places: number } }[] }
type Witnesses = { lives: { competence: string; state: string }[] }

const MENTOR = people.mentor.split(' ')[0]
const QUESTION = 'Хочу освоить это к весне: с чего начать и как понять, что получилось?'
const NOTES = 'Посмотрели урок, выписали два приёма. Один попробуем на этой неделе.'
const SUMMARY = 'Приём вошёл в уроки, дальше самостоятельно.'

for (const size of ['phone', 'tablet'] as const) {
  test(`a year of one teacher, ${size}`, async ({ api, faults, visit }) => {
    test.setTimeout(240_000)
    faults.expect(/status of 409 .*\/api\/v1\/routes/, 'the frozen route is written to on purpose')
    const client = await api('teacher')
    await settle(client)
    const { competence, index } = await mentored(client, size === 'phone' ? 0 : 1)
    const page = await visit('teacher', { viewport: sizes[size] })

    // Diagnosis: one competence is weak.
    const { competences } = await client.instrument((await client.workspace()).instrument)
    const weak = statementsOf(competences, index)
    const diagnosis = new DiagnosisPages(page)
    await diagnosis.start()
    await diagnosis.answerRest((number) => (weak.includes(number) ? 2 : 4))
    await diagnosis.finish()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`Один дефицит: «${competence.title}»`)
    await expectAccessible(page)

    // Route: drafted from the deficit, agreed.
    await page.getByRole('link', { name: 'Составить маршрут' }).click()
    await expect(page.getByRole('region', { name: 'Что получилось' }).getByRole('listitem').first()).toBeVisible()
    const carry = page.getByRole('checkbox', { name: /Взять невыполненное/ })
    if (await carry.isVisible()) await carry.uncheck()
    await page.getByRole('button', { name: 'Сохранить черновик' }).click()
    await page.getByRole('button', { name: 'Отправить методисту' }).click()
    await expect(page.getByText(/Маршрут ждёт методиста/)).toBeVisible()
    await expectAllSaved(page)
    const methodist = await visit('methodist', { viewport: sizes.tablet })
    await methodist.getByRole('region', { name: /Маршруты на\sсогласование/ }).getByRole('link', { name: new RegExp(people.teacher) }).click()
    await methodist.getByRole('button', { name: 'Согласовать' }).click()
    await expectAllSaved(methodist)

    // Mentor: asked from the deficit, by name; a pair with a plan that both agree to.
    await page.goto('/diagnosis/result')
    await page.getByRole('article').first().getByRole('link', { name: 'Попросить наставника' }).click()
    await page.getByRole('radio', { name: new RegExp(MENTOR) }).check()
    await page.getByLabel('Ваш вопрос').fill(`${QUESTION} (${size})`)
    await page.getByRole('button', { name: 'Отправить' }).click()
    await expect(page.getByText('Заявка отправлена')).toBeVisible()
    await expectAllSaved(page)
    const mentor = await visit('mentor', { viewport: sizes.tablet })
    await mentor.goto('/inbox')
    const card = mentor.getByRole('article').filter({ hasText: `(${size})` })
    await card.getByRole('button', { name: 'Принять' }).click()
    await expectAllSaved(mentor)
    await mentor.goto('/pairs')
    await mentor.getByRole('region', { name: 'Сейчас' }).getByRole('link', { name: new RegExp(people.teacher) }).click()
    await mentor.getByRole('button', { name: 'Изменить план' }).click()
    const plan = mentor.getByRole('dialog', { name: 'Изменить план' })
    await plan.getByRole('textbox', { name: /^Цель/ }).first().fill('Провести урок с этим приёмом и разобрать его')
    await plan.getByRole('button', { name: 'Отправить на\u00a0согласие' }).click()
    await expectAllSaved(mentor)
    await page.goto('/help')
    await page.getByRole('region', { name: /Кто мне помогает/ }).getByRole('link', { name: new RegExp(MENTOR) }).first().click()
    await page.getByRole('button', { name: 'Согласиться с\u00a0планом' }).click()
    await expectAllSaved(page)

    // Meetings.
    await mentor.reload()
    for (let n = 1; n <= 2; n++) {
      await mentor.getByRole('button', { name: 'Записать встречу' }).click()
      const meeting = mentor.getByRole('dialog', { name: 'Записать встречу' })
      await meeting.getByLabel('О\u00a0чём').fill(`Встреча ${n}`)
      await meeting.getByLabel('Встреча прошла').check()
      await meeting.getByLabel('Что сделали').fill(NOTES)
      await meeting.getByRole('button', { name: 'Сохранить' }).click()
      await expect(mentor.getByRole('region', { name: 'Встречи' }).getByRole('article')).toHaveCount(n)
    }
    await expectAllSaved(mentor)
    await page.reload()
    await expect(page.getByText(NOTES).first()).toBeVisible()
    await expectAccessible(page)

    // Evidence and transfer: every step of the route with what it asks for.
    const { route } = await client.workspace()
    for (const step of route!.steps.filter(({ kind }) => kind !== 'diagnosis')) await markDone(page, step)

    // Re-diagnosis of the one competence lifts the deficit.
    await page.goto('/diagnosis/result')
    await page.getByRole('region', { name: 'Что стало с дефицитами' }).getByRole('listitem').filter({ hasText: competence.title })
      .getByRole('link', { name: 'Проверить себя ещё раз' }).click()
    const groups = page.getByRole('group')
    for (let n = 0; n < (await groups.count()); n++) await groups.nth(n).getByRole('radio').nth(4).check()
    await page.getByRole('button', { name: 'Сдать проверку' }).click()
    await expectAllSaved(page)
    const { person } = await client.workspace()
    await expect.poll(async () => lifted(await client.get<Witnesses>(`/people/${person.id}/witnesses`), competence.id)).toBe('lifted')

    // The closing diagnosis, and the end of the route and of the pair.
    for (const step of route!.steps.filter(({ kind }) => kind === 'diagnosis')) {
      await client.diagnose(() => 4)
      await page.reload()
      await markDone(page, step)
    }
    await mentor.reload()
    await mentor.getByRole('button', { name: 'Завершить с\u00a0итогом' }).click()
    const end = mentor.getByRole('dialog', { name: 'Завершить с\u00a0итогом' })
    await end.getByLabel('Что получилось').fill(SUMMARY)
    await end.getByRole('button', { name: 'Завершить с\u00a0итогом' }).click()
    await expectAllSaved(mentor)

    // What is kept: the copy, unchangeable.
    await page.goto('/route')
    await page.getByRole('button', { name: 'Завершить маршрут' }).click()
    await expectAllSaved(page)
    await page.getByRole('link', { name: 'Открыть, каким он был' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Индивидуальный образовательный маршрут' })).toBeVisible()
    await expect(page.getByRole('region', { name: '1. Что было и что стало' }).getByRole('row', { name: new RegExp(competence.title) })).toBeVisible()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    const refused = await page.evaluate(async ([id, step, done_on]) => {
      const answer = await fetch(`/api/v1/routes/${id}/steps/${step}/result`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
        body: JSON.stringify({ result: { done_on, evidence: null, note: 'позже' } }),
      })
      return answer.status
    }, [route!.id, route!.steps[0].id, today()])
    expect(refused).toBe(409)
    await page.goto(new URL(mentor.url()).pathname)
    await expect(page.getByText(SUMMARY)).toBeVisible()
    const words = page.getByRole('region', { name: 'Как работалось' })
    await words.getByText('Очень помогло').click()
    await words.getByRole('button', { name: 'Отправить отзыв' }).click()
    await expect(words.getByText('Говорит педагог')).toBeVisible()
    await expectAllSaved(page)
  })
}

/** Nothing of before stands in the way: a route that runs is closed, what was asked is withdrawn. */
async function settle(client: Api): Promise<void> {
  const { route, requests } = await client.workspace()
  if (route && ['agreed', 'active'].includes(route.state)) await client.moveRoute(route.id, 'close', 'Начинаю новый год.')
  else await client.archiveRoute()
  for (const { id, state } of requests) {
    if (['sent', 'assigned'].includes(state)) await client.write('POST', `/requests/${id}/transitions`, { transition: 'cancel', comment: '' })
  }
}

/** The nth competence in which the demo's mentor is strong and has a place: each year is about another one. */
async function mentored(client: Api, nth: number): Promise<{ competence: { id: string; title: string }; index: number }> {
  let found = 0
  const { competences } = await client.instrument((await client.workspace()).instrument)
  for (const [index, competence] of competences.entries()) {
    const { suggestions } = await client.get<Suggestions>(`/mentors?competence=${competence.id}`)
    const helps = suggestions.some(({ person, reasons }) => person.name.family === MENTOR && reasons.free_places > 0)
    if (helps && found++ === nth) return { competence, index }
  }
  throw new Error('the demo mentor helps with too few of the competences')
}

/** Numbers of the statements of a competence, from 1. */
function statementsOf(competences: { statements: unknown[] }[], index: number): number[] {
  const before = competences.slice(0, index).reduce((sum, { statements }) => sum + statements.length, 0)
  return competences[index].statements.map((_, n) => before + n + 1)
}

async function markDone(page: Page, step: Route['steps'][number]): Promise<void> {
  await page.goto(`/route/steps/${step.id}`)
  await expect(page.getByRole('button', { name: 'Сохранить отметку' })).toBeVisible()
  const filled = async (label: string, text: string) => {
    const field = page.getByLabel(label, { exact: true })
    if (await field.isVisible()) await field.fill(text)
  }
  await filled('Номер', '54-2207')
  await filled('Что попробовали', '7 «А», вероятность: карточки с критериями')
  await filled('Кто видел', people.mentor)
  await filled('Какой урок', 'математика, 7 «А»')
  await filled('Что сработало', 'начало с вопроса')
  const transfer = page.getByLabel('Как переносили в\u00a0практику').or(page.getByLabel('Как переносили в практику'))
  if (await transfer.first().isVisible()) await transfer.first().selectOption({ index: 2 })
  if (step.form === 'formal') {
    const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF'), Buffer.alloc(50_000, 7)])
    const files = page.getByRole('region', { name: 'Фото и документы' })
    await files.getByLabel('Приложить файл').setInputFiles({ name: 'удостоверение.jpg', mimeType: 'image/jpeg', buffer: photo })
    await expect(files.getByText(/отправлен/)).toBeVisible()
  }
  await page.getByRole('button', { name: 'Сохранить отметку' }).click()
  await expect(page.getByText('Шаг отмечен')).toBeVisible()
  await expectAllSaved(page)
}

function lifted(witnesses: Witnesses, competence: string): string | undefined {
  return witnesses.lives.find((life) => life.competence === competence)?.state
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}
