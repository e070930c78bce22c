// The life of one route, that of a headmaster (H-41: ИОМ и у управленческих кадров), between its owner and the methodist:
// who changed which step, two versions that collide, the end before everything is done, what is kept, what goes on.
import { expectAccessible, expectNoSidewaysScroll } from '../support/a11y.ts'
import { known } from '../support/faults.ts'
import { sizes } from '../support/sizes.ts'
import { expectAllSaved, workerReady } from '../support/sync.ts'
import { expect, expectDemoMark, test } from '../support/test.ts'

test.use({ viewport: sizes.phone })
test.describe.configure({ mode: 'serial' })

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
/** An edit that came too late is refused, and the browser says so. */
const refused = /status of 412 .*\/api\/v1\/routes/

test('C-ИОМ-8: the methodist moves a step and says what is wrong with another; the owner reads who did what', async ({ api, visit }) => {
  test.setTimeout(120_000)
  const [owner, methodist] = [await api('school'), await api('methodist')]
  await owner.diagnose((n) => (n % 5 === 0 ? 2 : 4))
  const route = await owner.draftRoute(3)
  await owner.moveRoute(route.id, 'propose')

  const desk = await visit('methodist', { viewport: sizes.tablet })
  await desk.goto(`/inbox/routes/${route.id}`)
  await desk.getByText('Шаг 3: замечание или срок').click()
  await desk.locator(`[id="hand-${route.steps[2].id}-until"]`).fill(inDays(30))
  await expect(desk.getByText(/^Вы сдвинули срок шага 3: /)).toBeVisible()
  await expect(desk.getByRole('button', { name: 'Согласовать' })).toBeDisabled()
  await expectAccessible(desk)
  await desk.getByRole('button', { name: 'Сохранить сроки' }).click()
  await expectAllSaved(desk)
  await expect.poll(async () => (await owner.workspace()).route!.steps[2].until).toBe(inDays(30))

  await desk.getByText('Шаг 1: замечание или срок').click()
  await desk.getByLabel('Замечание к\u00a0шагу').first().fill('Назовите класс и тему.')
  await desk.getByRole('button', { name: 'На\u00a0доработку' }).click()
  const dialog = desk.getByRole('dialog', { name: /Вернуть маршрут/ })
  await dialog.getByLabel('Что изменить').fill('Посмотрите у шага.')
  await dialog.getByRole('button', { name: 'На\u00a0доработку' }).click()
  await expectAllSaved(desk)
  await expect.poll(async () => (await owner.workspace()).route!.state).toBe('draft')

  const page = await visit('school')
  await page.goto('/route')
  await expect(page.getByText('Назовите класс и тему.')).toBeVisible()
  await page.getByText('Кто что менял').click()
  await expect(page.getByText(/^И\.\sП\.\sОрлова сдвинула срок шага 3: \d/)).toBeVisible()
  await expect(page.getByText(/^И\.\sП\.\sОрлова вернула маршрут/)).toBeVisible()
  await expect(page.getByText(/^Вы отправили маршрут методисту/)).toBeVisible()
  await expectDemoMark(page)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await methodist.close()
})

test('a route agreed while its owner edits it without a network: both versions in words, and a choice', async ({ api, faults, visit }) => {
  faults.expect(known.noNetwork, 'the network is cut on purpose')
  faults.expect(refused, 'the edit comes too late on purpose')
  const [owner, methodist] = [await api('school'), await api('methodist')]
  const route = await owner.draftRoute(2)
  const page = await visit('school')
  await page.goto('/route/edit')
  await expect(page.getByLabel('Название', { exact: true })).toHaveValue('Оценивание')
  await workerReady(page)
  await page.context().setOffline(true)
  await page.getByLabel('Название', { exact: true }).fill('Дописано в автобусе')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page).toHaveURL(/\/route$/)

  await owner.moveRoute(route.id, 'propose')
  await methodist.moveRoute(route.id, 'agree')
  await page.context().setOffline(false)
  const notice = page.getByRole('status').filter({ hasText: 'Ваша правка не сохранена' })
  await expect(notice).toBeVisible({ timeout: 30_000 })
  await expect(notice.getByText(/Орлова согласовала маршрут/)).toBeVisible()
  await expect(notice.getByText('Вы переименовали маршрут: «Оценивание» → «Дописано в автобусе»')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  // It is on the device, and to be found where everything unsent is.
  await page.goto('/sync')
  await expect(notice).toBeVisible()
  await notice.getByRole('button', { name: 'Отправить мою версию' }).click()
  await expectAllSaved(page)
  await expect(notice).toBeHidden()
  const mine = (await owner.workspace()).route!
  expect([mine.title, mine.state]).toEqual(['Дописано в автобусе', 'draft'])
})

test('C-ИОМ-16: a route that ends early is kept as it stood, and what was not done goes on', async ({ api, visit }) => {
  const [owner, methodist] = [await api('school'), await api('methodist')]
  const route = await owner.draftRoute(2)
  await owner.moveRoute(route.id, 'propose')
  await methodist.moveRoute(route.id, 'agree')
  const done = { done_on: new Date().toISOString().slice(0, 10), evidence: null, note: 'Взято два приёма.' }
  await owner.write('PUT', `/routes/${route.id}/steps/${route.steps[0].id}/result`, { result: done })

  const page = await visit('school')
  await page.goto('/route')
  await page.getByRole('button', { name: 'Закрыть досрочно…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Закрыть маршрут досрочно' })
  await dialog.getByRole('button', { name: 'Закрыть маршрут' }).click()
  await expect(dialog.getByText(/Напишите хотя бы одну фразу/)).toBeVisible()
  await dialog.getByLabel('Что удалось достичь').fill('Критерии вошли в уроки.')
  await dialog.getByRole('button', { name: 'Закрыть маршрут' }).click()
  await expectAllSaved(page)

  await page.getByRole('link', { name: 'Открыть, каким он был' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Индивидуальный образовательный маршрут' })).toBeVisible()
  await expect(page.getByText('Критерии вошли в уроки.')).toBeVisible()
  await expect(page.getByText('Взято два приёма.')).toBeVisible()
  await expect(page.getByRole('region', { name: '1. Что было и что стало' }).locator('tbody tr').first()).toBeVisible()
  await expectDemoMark(page)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.getByRole('link', { name: 'Все маршруты' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Мои маршруты' })).toBeVisible()
  const card = page.getByRole('article').filter({ hasText: 'Критерии вошли в уроки.' })
  await expect(card.getByText(/закрыт досрочно/)).toBeVisible()
  await expect(card.getByText(/1 из\s2\sшагов/)).toBeVisible()
  await expectAccessible(page)

  await page.goto('/route')
  await page.getByRole('link', { name: 'Составить новый маршрут' }).click()
  await expect(page.getByRole('checkbox', { name: /Взять невыполненное из прошлого маршрута: 1\sшаг, 4\sч/ })).toBeChecked()
  await expect(page.getByRole('listitem').filter({ hasText: 'Шаг 2' })).toBeVisible()
  await page.getByRole('button', { name: 'Сохранить черновик' }).click()
  await expect(page).toHaveURL(/\/route$/)
  await expectAllSaved(page)
  const next = (await owner.workspace()).route!
  expect([next.state, next.steps[0].title]).toEqual(['draft', 'Шаг 2'])
})

test('a photo chosen without a network waits on the device, survives a reload and arrives; what is no photo is refused in words', async ({
  api,
  faults,
  visit,
}) => {
  faults.expect(known.noNetwork, 'the network is cut on purpose')
  faults.expect(/status of 409 .*\/api\/v1\/files\//, 'the route is closed before the second file arrives')
  const [owner, methodist] = [await api('school'), await api('methodist')]
  const route = await owner.draftRoute(1)
  await owner.moveRoute(route.id, 'propose')
  await methodist.moveRoute(route.id, 'agree')
  const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF'), Buffer.alloc(200_000, 7)])
  const page = await visit('school')
  await page.goto(`/route/steps/${route.steps[0].id}`)
  const section = page.getByRole('region', { name: 'Фото и документы' })
  const choose = (name: string, buffer: Buffer) =>
    section.getByLabel('Приложить файл').setInputFiles({ name, mimeType: 'image/jpeg', buffer })
  await choose('урок.jpg', Buffer.from('не фотография, а список покупок'))
  await expect(section.getByRole('alert')).toContainText('Это не фото и не PDF')
  await choose('урок.heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'))
  await expect(section.getByRole('alert')).toContainText('HEIC')
  await choose('урок.jpg', Buffer.concat([photo, Buffer.alloc(10 * 1024 * 1024)]))
  await expect(section.getByRole('alert')).toContainText('больше 10 МБ')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await workerReady(page)

  await page.context().setOffline(true)
  await choose('Открытый урок.jpg', photo)
  const row = section.getByRole('listitem').filter({ hasText: 'Открытый урок.jpg' })
  await expect(row).toContainText('ждёт отправки')
  await page.reload()
  await expect(row).toContainText('ждёт отправки')
  await expectAccessible(page)
  await page.context().setOffline(false)
  await expect(row).toContainText('отправлен', { timeout: 30_000 })
  await expectAllSaved(page)
  const { items } = await owner.get<{ items: { id: string; name: string; size: number }[] }>(`/routes/${route.id}/files`)
  expect(items.map(({ name, size }) => [name, size])).toEqual([['Открытый урок.jpg', photo.length]])

  // The methodist has it beside the case.
  const desk = await visit('methodist', { viewport: sizes.tablet })
  await desk.goto(`/inbox/routes/${route.id}`)
  const saved = desk.waitForEvent('download')
  await desk.getByRole('link', { name: 'Открытый урок.jpg' }).click()
  const { readFile } = await import('node:fs/promises')
  expect((await readFile(await (await saved).path())).equals(photo)).toBe(true)

  // Another one waits while the methodist closes the route: refused, and the reason stands at it.
  await page.context().setOffline(true)
  await choose('Опоздавшее.jpg', photo)
  await methodist.moveRoute(route.id, 'close', 'Цель достигнута.')
  await page.context().setOffline(false)
  const late = section.getByRole('listitem').filter({ hasText: 'Опоздавшее.jpg' })
  await expect(late).toContainText('отклонён: Маршрут завершён', { timeout: 30_000 })
})

test('a calendar subscribes to a secret address, which is shown once and can be taken back', async ({ api, request, visit }) => {
  const [owner, methodist] = [await api('school'), await api('methodist')]
  const route = await owner.draftRoute(2)
  await owner.moveRoute(route.id, 'propose')
  await methodist.moveRoute(route.id, 'agree')
  const me = await visit('school')
  await me.goto('/me')
  const card = me.getByRole('region', { name: /Сроки в\sкалендаре/ })
  await card.getByRole('button', { name: 'Создать адрес' }).click()
  await expectAllSaved(me)
  const address = await card.getByLabel('Адрес для календаря').inputValue()
  expect(address).toMatch(/\/api\/v1\/calendar\/[0-9a-f]{64}\.ics$/)
  await expect(card.getByRole('link', { name: /Открыть в\sкалендаре/ })).toHaveAttribute('href', address.replace(/^https?/, 'webcal'))
  await expectAccessible(me)
  await expectNoSidewaysScroll(me)
  // As a calendar asks: without a session.
  const file = await request.get(address)
  expect(file.status()).toBe(200)
  expect((await file.text()).match(/BEGIN:VEVENT/g)!.length).toBeGreaterThanOrEqual(2)

  await me.reload()
  await expect(card.getByText(/^Адрес создан: сегодня/)).toBeVisible()
  await expect(card.getByLabel('Адрес для календаря')).toBeHidden()
  await card.getByRole('button', { name: 'Отозвать адрес' }).click()
  await expectAllSaved(me)
  await expect.poll(async () => (await request.get(address)).status()).toBe(404)
})
