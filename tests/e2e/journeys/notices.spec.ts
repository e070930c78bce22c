// The bell and what it leads to: what came is counted, grouped by what asks for an act, read once and for good.
import { expectAccessible } from '../support/a11y.ts'
import { sizes } from '../support/sizes.ts'
import { expectAllSaved } from '../support/sync.ts'
import { expect, expectDemoMark, test } from '../support/test.ts'

type Notices = { unread: number; items: { id: string; read: boolean }[]; week: { count: number }[] }

test.use({ viewport: sizes.phone })

test('the bell counts, the page says what waits, reading empties both', async ({ visit, api }) => {
  const client = await api('mentor')
  const page = await visit('mentor', { viewport: sizes.phone })
  await page.getByRole('link', { name: /^Уведомления/ }).click()
  await expect(page).toHaveURL(/\/notices$/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectDemoMark(page)
  await expectAccessible(page)
  const before = await client.get<Notices>('/notices')
  if (before.unread > 0) {
    await page.getByRole('button', { name: 'Отметить все прочитанными' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Всё прочитано')
  }
  await expect(page.getByRole('link', { name: 'Уведомления: новых нет' })).toBeVisible()
  await page.goto('/sync')
  await expectAllSaved(page)
  // What came since is of another journey.
  const after = await client.get<Notices>('/notices')
  const seen = new Set(before.items.map(({ id }) => id))
  expect(after.items.filter(({ id, read }) => seen.has(id) && !read)).toEqual([])
})
