// The breadth of the diagnosis: a manager's own questions on a wide screen, a subject's block, the map, and what moved
// since the last time (C-ДИАГ-1, C-ДИАГ-5, C-УК-7, C-ДЕФ-6).
import { expectAccessible } from '../support/a11y.ts'
import { DiagnosisPages } from '../support/diagnosis.ts'
import { sizes } from '../support/sizes.ts'
import { expectAllSaved } from '../support/sync.ts'
import { expect, test } from '../support/test.ts'

test('a deputy answers a competence at a time, looks at the map, and sees what moved since the last time', async ({ api, visit }) => {
  test.setTimeout(90_000)
  const client = await api('school')
  await client.diagnose((_, competence) => (competence < 2 ? 2 : 4))
  const page = await visit('school', { viewport: sizes.desktop })
  await page.goto('/diagnosis')
  const choice = page.getByLabel('Предмет')
  await expect(choice.locator('option:checked')).toHaveText('Управленческие кадры')
  await expect(page.getByText(/Анкета версии 2026\.1, на апробации/)).toBeVisible()
  await choice.selectOption({ label: 'Математика' })
  await expect(page.getByText(/75 утверждений/)).toBeHidden()
  await choice.selectOption({ label: 'Управленческие кадры' })
  await expectAccessible(page)
  await page.getByRole('button', { name: /^(Начать|Пройти ещё раз)$/ }).click()

  // One sheet: three statements, a key each, → and ←.
  await expect(page).toHaveURL(/\/diagnosis\/1$/)
  const heading = page.getByRole('heading', { level: 1 })
  const sheet = await heading.textContent()
  const marked = page.getByRole('radio', { checked: true })
  for (let statement = 1; statement <= 3; statement++) {
    await page.keyboard.press('4')
    await expect(marked).toHaveCount(statement)
  }
  await expectAccessible(page)
  await page.keyboard.press('ArrowRight')
  await expect(heading).not.toHaveText(sheet!)
  await page.keyboard.press('6')
  await expect(page.getByRole('radio', { name: 'Не применимо', checked: true })).toHaveCount(1)
  await page.keyboard.press('ArrowLeft')
  await expect(heading).toHaveText(sheet!)
  await expect(marked).toHaveCount(3)
  await expectAllSaved(page)

  // The map leads to any competence.
  await page.goto('/diagnosis')
  const areas = page.getByRole('main').locator('summary')
  await expect(areas.filter({ hasText: '●' })).toHaveCount(0)
  const started = areas.filter({ hasText: /[1-9]\d* из/ }).first()
  await started.click()
  await expect(page.getByRole('link', { name: /3 из 3/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: /1 из 3/ }).click()
  await expect(heading).not.toHaveText(sheet!)

  // The rest from another device; the result compares with the last time.
  const { diagnosis } = await client.workspace()
  const { competences } = await client.instrument(diagnosis!.instrument)
  expect(diagnosis!.instrument).toMatch(/^manager-/)
  for (const { id } of competences.flatMap((competence) => competence.statements)) {
    if (diagnosis!.answers[id] && diagnosis!.answers[id].mark !== 'not_applicable') continue
    const answer = { answered_at: new Date().toISOString(), mark: { level: 4 } }
    await client.write('PUT', `/diagnoses/${diagnosis!.id}/answers/${id}`, answer)
  }
  await client.write('POST', `/diagnoses/${diagnosis!.id}/finish`, { finished_at: new Date().toISOString() })
  await page.goto('/diagnosis/result')
  await expect(heading).toHaveText('Дефицитов не найдено')
  const moved = page.getByRole('region', { name: /Что изменилось с/ })
  await expect(moved.getByText(`${competences[0].title}`)).toBeVisible()
  await expect(moved.getByText(/\+\d+\s%/).first()).toBeVisible()
  await expectAccessible(page)
})

test('a subject is chosen on a phone, and its questions come first', async ({ api, visit }) => {
  const page = await visit('psychologist', { viewport: sizes.phone })
  await page.goto('/diagnosis')
  await page.getByLabel('Предмет').selectOption({ label: 'Математика' })
  await page.getByRole('button', { name: /^(Начать|Пройти ещё раз)$/ }).click()
  await new DiagnosisPages(page).expectAt(1)
  await page.keyboard.press('3')
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(1)
  await expectAllSaved(page)
  const { diagnosis } = await (await api('psychologist')).workspace()
  expect(diagnosis!.instrument).toBe('teacher.mathematics-2026.1')
  expect(Object.keys(diagnosis!.answers)[0]).toMatch(/^mathematics-/)
})
