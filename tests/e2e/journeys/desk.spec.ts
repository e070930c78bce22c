// Those who stand behind the figures: the centre moves teachers between methodists, a school supports its young and those
// with deficits, a municipality sees numbers. The methodist's own day is in methodist.spec.ts, beside her other cases.
import { expectAccessible, expectNoSidewaysScroll } from '../support/a11y.ts'
import { sizes } from '../support/sizes.ts'
import { expectAllSaved } from '../support/sync.ts'
import { expect, expectDemoMark, test } from '../support/test.ts'

type Card = { id: string; name: { family: string; given: string; patronymic: string | null } }
type Load = { person: Card; load: number; peak: number }
type Methodists = { items: Load[]; limit: { most: number; clause: string } }
type Hers = { items: { person: Card }[] }
type Young = { people: { person: Card; forms: string[] }[] }

const full = ({ name }: Card) => [name.family, name.given, name.patronymic].filter(Boolean).join(' ')

test('the centre moves a teacher, and the 251st is refused with the clause', async ({ visit, api }) => {
  const client = await api('centre')
  const { items, limit } = await client.get<Methodists>('/methodists')
  expect(limit).toMatchObject({ most: 250, clause: 'п. 27(1)' })
  // Not the methodist of the demo: her day is another journey's.
  const others = items.filter(({ person }) => person.name.family !== 'Орлова')
  const from = others.reduce((a, b) => (a.load > b.load ? a : b))
  const to = others.reduce((a, b) => (a.load < b.load ? a : b))
  const full250 = items.find(({ person, load }) => person.id !== from.person.id && from.load + load > 250)!

  const page = await visit('centre', { viewport: sizes.desktop })
  await page.getByRole('link', { name: 'Нагрузка методистов' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Больше всего \d+/)
  await expectDemoMark(page)
  await expectAccessible(page)
  await page.getByRole('link', { name: new RegExp(full(from.person)) }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/из\s250 по\sп\. 27\(1\)/)
  await expectAccessible(page)

  for (const school of await page.getByLabel('Отметить всю школу').all()) await school.check()
  await page.getByLabel('Кому').selectOption(full250.person.id)
  await expect(page.getByText(/п\. 27\(1\) допускает не\sболее 250/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Перевести', exact: true })).toBeDisabled()
  await expectAccessible(page)
  for (const school of await page.getByLabel('Отметить всю школу').all()) await school.uncheck()

  const hers = await client.get<Hers>(`/methodists/${from.person.id}/teachers`)
  const chosen = hers.items.at(-1)!.person
  await page.getByLabel('Кому').selectOption('')
  await page.getByRole('button', { name: 'Перевести', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Выберите, кому передать' })).toBeVisible()
  await page.getByLabel(new RegExp(full(chosen))).check()
  await page.getByLabel('Кому').selectOption(to.person.id)
  await page.getByRole('button', { name: 'Перевести', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Что получилось' })).toContainText('сделано')
  await expectAllSaved(page)
  const after = await client.get<Hers>(`/methodists/${to.person.id}/teachers`)
  expect(after.items.map(({ person }) => person.id)).toContain(chosen.id)
  await page.setViewportSize(sizes.phone)
  await expectNoSidewaysScroll(page)
})

test('a school sees who is young and who is supported, and offers support in one tap', async ({ visit, api }) => {
  const { people } = await (await api('school')).get<Young>('/young')
  const page = await visit('school')
  await page.getByRole('link', { name: 'Молодые педагоги' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/молод/)
  await expect(page.getByText(/Моложе 35 лет/)).toBeVisible()
  await expectDemoMark(page)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  const alone = people.find(({ forms }) => forms.length === 0)
  if (alone) {
    await page.getByRole('button', { name: `Предложить поддержку: ${full(alone.person)}` }).click()
    await expect(page.getByRole('region', { name: 'Что получилось' })).toContainText('сделано')
    await expectAllSaved(page)
  }

  await page.goto('/staff')
  await expect(page.getByRole('list', { name: 'Кого сопровождаем' }).getByRole('listitem').first()).toContainText(/нет маршрута|ждёт решения|в\sработе|согласован|просрочено|завершён/)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

test('above a school the young are numbers', async ({ visit }) => {
  const page = await visit('municipal', { viewport: sizes.desktop })
  await page.goto('/young')
  const numbers = page.getByRole('region', { name: 'По организациям' })
  await expect(numbers.getByRole('listitem').first()).toContainText(/из|менее 5|молодых нет/)
  await expect(page.getByRole('button', { name: /Предложить поддержку/ })).toHaveCount(0)
  await expectAccessible(page)
  await page.goto('/methodists')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Больше всего/)
  await expectAccessible(page)
})
