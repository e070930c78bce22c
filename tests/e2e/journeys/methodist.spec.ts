// The methodist's tablet: who waits, what to decide, one tap to the next case.
import { expectAccessible, expectNoSidewaysScroll } from '../support/a11y.ts'
import { people } from '../support/people.ts'
import { sizes } from '../support/sizes.ts'
import { expectAllSaved } from '../support/sync.ts'
import { expect, expectDemoMark, test } from '../support/test.ts'

type Inbox = {
  routes: { route: string; author: { name: { family: string; given: string; patronymic: string | null } } }[]
  routes_total: number
  requests: { request: { id: string; state: string }; author: { name: { family: string } } }[]
  requests_total: number
}

test.use({ viewport: sizes.tablet })
test.describe.configure({ mode: 'serial' })

test('the inbox says who waits, the longest first', async ({ visit, api }) => {
  const inbox = await (await api('methodist')).get<Inbox>('/inbox')
  const page = await visit('methodist', { viewport: sizes.tablet })
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    new RegExp(`${inbox.routes_total}\\sмаршрут.* и ${inbox.requests_total}\\sзаяв`),
  )
  const cards = page.getByRole('region', { name: /Маршруты на\sсогласование/ }).getByRole('link')
  await expect(cards.first()).toContainText(inbox.routes[0].author.name.family)
  await expect(page.getByText(/Закреплено \d+\sпедагог/)).toBeVisible()
  await expectDemoMark(page)
  await expectAccessible(page)
})

test('a route goes back only with a comment, and the next case opens', async ({ visit, api }) => {
  const client = await api('methodist')
  const before = await client.get<Inbox>('/inbox')
  const page = await visit('methodist', { viewport: sizes.tablet })
  const first = before.routes.find(({ author }) => !Object.values(people).some((name) => name.startsWith(author.name.family)))!
  await page.locator(`a[href$="${first.route}"]`).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/\d+\sшаг/)
  await expect(page.getByRole('complementary', { name: 'Результат диагностики' })).toContainText(/дефицит/)
  await expect(page.getByText(/^(потому что|чтобы) /).first()).toBeVisible()
  await expectDemoMark(page)
  await expectAccessible(page)

  await page.getByRole('button', { name: 'На доработку' }).click()
  const dialog = page.getByRole('dialog', { name: /Вернуть маршрут/ })
  await dialog.getByRole('button', { name: 'На доработку' }).click()
  await expect(dialog.getByText(/Напишите хотя бы одну фразу/)).toBeVisible()
  await expect(dialog.getByLabel('Что изменить')).toHaveAccessibleDescription(/Напишите хотя бы одну фразу/)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: /Добавьте шаг/ }).click()
  await expect(dialog.getByLabel('Что изменить')).toHaveValue(/Добавьте шаг/)
  await dialog.getByRole('button', { name: 'На доработку' }).click()
  await expect(page.getByText(/Маршрут возвращён на\sдоработку/)).toBeVisible()
  await expect(page).not.toHaveURL(new RegExp(first.route))
  await expectAllSaved(page)
  const after = await client.get<Inbox>('/inbox')
  expect(after.routes.map(({ route }) => route)).not.toContain(first.route)
  const { route } = await client.get<{ route: { state: string; history: { transition: string; comment: string }[] } }>(`/routes/${first.route}`)
  expect(route.state).toBe('draft')
  expect(route.history.at(-1)).toMatchObject({ transition: 'return', comment: expect.stringContaining('Добавьте шаг') })
})

test('a route is agreed', async ({ visit, api }) => {
  const client = await api('methodist')
  const before = await client.get<Inbox>('/inbox')
  const chosen = before.routes.find(({ author }) => !Object.values(people).some((name) => name.startsWith(author.name.family)))!
  const page = await visit('methodist', { viewport: sizes.tablet })
  await page.locator(`a[href$="${chosen.route}"]`).click()
  await page.getByRole('button', { name: 'Согласовать' }).click()
  await expect(page.getByText(/Маршрут согласован/)).toBeVisible()
  await expectAllSaved(page)
  const { route } = await client.get<{ route: { state: string } }>(`/routes/${chosen.route}`)
  expect(route.state).toBe('agreed')
})

test('a request is accepted and leaves the inbox', async ({ visit, api }) => {
  const client = await api('methodist')
  const { requests } = await client.get<Inbox>('/inbox')
  const page = await visit('methodist', { viewport: sizes.tablet })
  const cards = page.getByRole('region', { name: 'Заявки' }).getByRole('article')
  const family = requests[0].author.name.family
  const card = cards.filter({ hasText: family }).first()
  await card.getByRole('button', { name: 'Принять' }).click()
  await expect(page.getByText(/Заявка принята: /)).toBeVisible()
  await expectAllSaved(page)
  const after = await client.get<Inbox>('/inbox')
  expect(after.requests.map(({ request }) => request.id)).not.toContain(requests[0].request.id)
  await expectAccessible(page)
})

type Teachers = {
  items: { person: { id: string; name: { family: string } }; stage: string; route: { id: string; faults: number } | null }[]
  assigned: number
}

test('one day of a methodist with 250 teachers and 40 open cases', async ({ visit, api }) => {
  test.slow()
  const client = await api('methodist')
  const inbox = await client.get<Inbox>('/inbox')
  const list = await client.get<Teachers>('/teachers')
  expect(list.assigned).toBeGreaterThan(230)
  expect(inbox.routes_total + inbox.requests_total).toBeGreaterThan(30)

  // In the morning one case after the other.
  const page = await visit('methodist', { viewport: sizes.tablet })
  const own = ({ family }: { family: string }) => Object.values(people).some((name) => name.startsWith(family))
  const first = inbox.routes.find(({ author }) => !own(author.name))!
  await page.locator(`a[href$="${first.route}"]`).click()
  await page.getByRole('button', { name: 'Согласовать' }).click()
  await expect(page).not.toHaveURL(new RegExp(first.route))
  await expect(page).toHaveURL(/\/inbox/)

  // Then the list: who waits, agreed at once where nothing is wrong.
  await page.getByRole('link', { name: 'Педагоги' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/\d+\sпедагог/)
  await expect(page.getByText(/из\s250 по\sп\. 27\(1\)/)).toBeVisible()
  await expectDemoMark(page)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  const shown = page.getByRole('region', { name: 'Список педагогов' }).getByRole('listitem')
  await expect(shown).toHaveCount(list.items.length)
  await page.getByRole('button', { name: /^ждёт решения/ }).click()
  await expect(page).toHaveURL(/stage=proposed/)
  const waiting = await page.getByRole('button', { name: /^ждёт решения/ }).textContent()
  await expect(shown).toHaveCount(Number(waiting!.match(/\d+/)![0]))
  // What is asked for lives in the address.
  await page.reload()
  await expect(page.getByRole('button', { name: /^ждёт решения/ })).toHaveAttribute('aria-pressed', 'true')

  const ready = list.items.filter(({ stage, route, person }) => stage === 'proposed' && route!.faults === 0 && route!.id !== first.route && !own(person.name))
  const two = ready.slice(-2)
  for (const { person } of two) await shown.filter({ has: page.locator(`a[href$="${person.id}"]`) }).getByRole('checkbox').check()
  const bulk = page.getByRole('region', { name: /Что сделать с/ })
  await expect(bulk).toContainText('Выбрано: 2')
  await expectAccessible(page)
  await bulk.getByRole('button', { name: /^Согласовать 2\sмаршрута/ }).click()
  const outcome = page.getByRole('region', { name: 'Что получилось' })
  await expect(outcome.getByText('сделано')).toHaveCount(2)
  await expectAllSaved(page)
  for (const { route } of two) {
    const after = await client.get<{ route: { state: string } }>(`/routes/${route!.id}`)
    expect(after.route.state).toBe('agreed')
  }

  // Somebody is found as one types, with the keyboard alone; a reminder goes out.
  await page.getByRole('button', { name: /^Все/ }).click()
  await page.getByRole('searchbox').focus()
  await page.keyboard.type(two[0].person.name.family.slice(0, 4).toLowerCase())
  await expect(shown.filter({ hasText: two[0].person.name.family }).first()).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: /^Все/ })).toBeFocused()
  await page.getByRole('searchbox').fill('')
  await page.getByRole('button', { name: /^нет диагностики/ }).click()
  await shown.first().getByRole('checkbox').focus()
  await page.keyboard.press('Space')
  await bulk.getByRole('button', { name: /^Напомнить о\sдиагностике: 1/ }).click()
  await expect(outcome).toContainText('Напоминание: 1')
  await expect(outcome.getByText('сделано')).toHaveCount(1)

  // The page of one of them.
  await page.getByRole('button', { name: /^Все/ }).click()
  await page.locator(`a[href$="${two[0].person.id}"]`).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(two[0].person.name.family)
  await expect(page.getByRole('region', { name: 'Ваши контакты' })).toContainText('согласовали маршрут')
  await expect(page.getByText(/записан в\sжурнал/)).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize(sizes.phone)
  await expectNoSidewaysScroll(page)
})
