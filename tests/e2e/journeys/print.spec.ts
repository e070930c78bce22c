// The route as a document: on the phone, for the methodist, and printed by Chromium into target/screens/route.pdf; the
// dates of its steps as a calendar file. Nothing is written here, so it runs beside the others.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expectAccessible, expectNoSidewaysScroll } from '../support/a11y.ts'
import { sizes } from '../support/sizes.ts'
import { expect, expectDemoMark, test } from '../support/test.ts'

const PDF = fileURLToPath(new URL('../../../target/screens/route.pdf', import.meta.url))

test('a route is a document with its person, deficits, steps and signatures', async ({ visit, api }) => {
  const { route } = await (await api('young')).workspace()
  const page = await visit('young')
  await page.goto('/route')
  await page.getByRole('link', { name: 'Маршрут на печать' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Индивидуальный образовательный маршрут' })).toBeVisible()
  const steps = page.getByRole('region', { name: '3. Содержание маршрута' })
  await expect(steps.locator('tbody tr')).toHaveCount(route!.steps.length)
  await expect(page.getByRole('region', { name: '1. Профессиональные дефициты' }).locator('tbody tr').first()).toBeVisible()
  for (const heading of ['2. Ресурсы и условия', '4. Согласование']) {
    await expect(page.getByRole('heading', { name: heading })).toBeVisible()
  }
  await expectDemoMark(page)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  const pdf = await page.pdf({ path: PDF, preferCSSPageSize: true })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  // What is only for the screen is not on the paper.
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: 'Напечатать или сохранить в PDF' })).toBeHidden()
  await page.emulateMedia({ media: 'screen' })

  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Сроки в календарь (файл)' }).click()
  const file = await (await saved).path()
  const calendar = (await readFile(file)).toString()
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(route!.steps.length)
})

test('the methodist has the same document beside the case', async ({ visit }) => {
  const page = await visit('methodist', { viewport: sizes.tablet })
  await page.getByRole('main').getByRole('link', { name: /\d+\sшаг/ }).or(page.locator('a[href^="/inbox/routes/"]')).first().click()
  await page.getByRole('link', { name: 'Маршрут на печать' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Индивидуальный образовательный маршрут' })).toBeVisible()
  await expect(page.getByText('Маршрут ещё не согласован: это проект.')).toBeVisible()
  await expectAccessible(page)
})
