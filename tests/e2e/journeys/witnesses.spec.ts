// Three witnesses: the centre takes results in on a desktop, the teacher looks at them and checks herself again on a
// phone, the methodist writes a lesson down and assigns a diagnosis on a tablet.
import { expectAccessible, expectNoSidewaysScroll } from '../support/a11y.ts'
import { sizes } from '../support/sizes.ts'
import { expectAllSaved } from '../support/sync.ts'
import { expect, expectDemoMark, test } from '../support/test.ts'

type Witnesses = {
  instrument: string
  testimonies: { competence: string; by: string }[]
  lives: { competence: string; state: string }[]
}

const daysAgo = (days: number) => {
  const day = new Date(Date.now() - days * 24 * 60 * 60 * 1000)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(day.getUTCDate())}.${two(day.getUTCMonth() + 1)}.${day.getUTCFullYear()}`
}

test('the centre sees what is wrong by row, mends the file and takes it in once', async ({ visit, api }) => {
  const { person, instrument: key } = await (await api('teacher')).workspace()
  const school = (person as unknown as { school: { name: string } }).school.name
  const [first, second] = (await (await api('teacher')).instrument(key)).competences
  const head = 'Фамилия;Имя;Отчество;Организация;Компетенция;Процент;Дата;Источник;Документ'
  const row = (competence: string, percent: string, family = person.name.family) =>
    `${family};${person.name.given};;"${school.replaceAll('"', '""')}";"${competence}";${percent};${daysAgo(3)};ЦНППМ;`
  const file = (name: string, rows: string[]) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(`\ufeff${head}\r\n${rows.join('\r\n')}\r\n`),
  })

  const page = await visit('centre', { viewport: sizes.desktop })
  await page.getByRole('link', { name: 'Тесты' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Результаты тестов' })).toBeVisible()
  await expectDemoMark(page)
  await expectAccessible(page)

  const choose = page.getByLabel('Файл XLSX или CSV').and(page.locator('input'))
  await choose.setInputFiles(
    file('осень.csv', [row(first.title, '41,5'), row(second.title, '140'), row('Умение летать', '50'), row(first.title, '50', 'Нетаких')]),
  )
  const errors = page.getByRole('region', { name: 'Что исправить' }).first()
  await expect(errors).toContainText('3\u00a0ошибки, 3\u00a0строки из 4')
  await expect(errors.getByRole('row').nth(1)).toContainText('Процент')
  await expect(errors).toContainText('процент бывает от 0 до 100')
  await expect(errors).toContainText('Такого человека в системе нет')
  await expect(page.getByRole('button', { name: /^Загрузить/ })).toHaveCount(0)
  await expectAccessible(page)

  const mended = file('осень.csv', [row(first.title, '41,5'), row(second.title, '88')])
  await choose.setInputFiles(mended)
  await expect(page.getByRole('region', { name: 'Что загрузится' }).first()).toContainText(person.name.family)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Загрузить 2' }).click()
  await expect(page.getByText(/Загружено: 2/)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Что загружено' }).first()).toContainText('осень.csv')
  await choose.setInputFiles(mended)
  await expect(page.getByText('Этот файл уже загружен')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

test('the teacher sees three views and checks one competence again', async ({ visit, api }) => {
  const client = await api('young')
  const { person } = await client.workspace()
  const before = await client.get<Witnesses>(`/people/${person.id}/witnesses`)
  const { competences } = await client.instrument(before.instrument)
  const tested = (competence: string) => before.testimonies.some((said) => said.competence === competence && said.by === 'centre')
  const open = before.lives.find((life) => life.state !== 'lifted' && !tested(life.competence))!
  const title = competences.find(({ id }) => id === open.competence)!.title

  const page = await visit('young')
  await page.goto('/diagnosis/result')
  const views = page.getByRole('region', { name: 'Три взгляда' })
  // Where the views differ they stand open, the others under a line.
  await expect(views.getByRole('article').first()).toContainText('есть о чём поговорить')
  await views.locator('summary').click()
  await expect(views.getByRole('article').filter({ hasText: 'ЦНППМ' }).first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'Посещённые уроки' })).toContainText('причастный оборот')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  const lives = page.getByRole('region', { name: 'Что стало с дефицитами' })
  const life = lives.getByRole('listitem').filter({ hasText: title })
  await life.getByRole('link', { name: 'Проверить себя ещё раз' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  const give = page.getByRole('button', { name: 'Сдать проверку' })
  await expect(give).toBeDisabled()
  await expectAccessible(page)
  const statements = page.getByRole('group')
  for (let n = 0; n < (await statements.count()); n += 1) await statements.nth(n).getByRole('radio').nth(4).check()
  // What was tapped is kept on the device until it is given.
  await page.reload()
  await expect(statements.first().getByRole('radio').nth(4)).toBeChecked()
  await give.click()
  await expect(page.getByText(/Порог \d+\s%\sпройден|Порог \d+\u00a0% пройден/)).toBeVisible()
  await expectAllSaved(page)
  await expectAccessible(page)

  await page.getByRole('link', { name: 'К результату' }).last().click()
  await expect(life).toContainText('снят')
  await expect(life).toContainText('повторной проверкой (100')
})

test('the methodist writes a lesson down, and assigns a diagnosis that the teacher sees', async ({ visit, api }) => {
  const { person } = await (await api('young')).workspace()
  const page = await visit('methodist', { viewport: sizes.tablet })
  await page.goto(`/people/${person.id}/witnesses`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(person.name.family)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Записать посещение урока' }).click()
  await page.getByRole('button', { name: 'Записать протокол' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'Проверьте, пожалуйста' })
  await expect(summary).toContainText('Укажите класс и предмет')
  await expect(summary).toContainText('Оцените хотя бы одну компетенцию')
  await expectAccessible(page)
  await page.getByLabel('Класс и предмет').fill('5 «В», русский язык: падежи')
  await page.getByLabel('Добавить компетенцию').selectOption({ index: 1 })
  await page.getByLabel('Что увидели').fill('Дети проверяют друг друга по критериям.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Записать протокол' }).click()
  await expect(page.getByRole('region', { name: 'Посещённые уроки' })).toContainText('падежи')
  await expectAllSaved(page)

  await page.getByRole('link', { name: 'Назначения' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Назначения' })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Зачем').selectOption('Итоговая')
  await page.getByLabel('Пройти до').fill('2020-01-01')
  await page.getByRole('button', { name: 'Назначить', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Эта дата уже прошла' }).first()).toBeVisible()
  const due = new Date(Date.now() + 20 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
  await page.getByLabel('Пройти до').fill(due)
  await page.getByRole('button', { name: 'Назначить', exact: true }).click()
  await expectAllSaved(page)
  await page.getByRole('link', { name: /Итоговая диагностика/ }).first().click()
  await expect(page.getByRole('region', { name: 'Кто и где сейчас' }).first()).toContainText('не начал')
  await expectAccessible(page)

  const teacher = await visit('young')
  await expect(teacher.getByRole('heading', { name: 'Вам назначена итоговая диагностика' })).toBeVisible()
  await expect(teacher.getByText(/осталось \d+\s/).first()).toBeVisible()
  await expectAccessible(teacher)
})
