// The methodist's tablet: who waits, what to decide, one tap to the next case.
import { expectAccessible } from '../support/a11y.ts'
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
