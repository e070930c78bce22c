// The network goes away in the middle of the diagnosis. Whoever gave an answer has given it: the result and the route
// are there without a network, and everything arrives, once, when it is back.
import { expectAccessible } from '../support/a11y.ts'
import { DiagnosisPages, someDeficits } from '../support/diagnosis.ts'
import { known } from '../support/faults.ts'
import { expectAllSaved, workerReady } from '../support/sync.ts'
import { expect, test } from '../support/test.ts'

test('the diagnosis is finished and the route drafted without a network; all of it arrives, once', async ({
  api,
  faults,
  visit,
}) => {
  test.setTimeout(150_000)
  faults.expect(known.noNetwork, 'the network is cut on purpose')
  const outside = await api('mentor')
  await outside.archiveRoute()

  const page = await visit('mentor')
  await workerReady(page)
  const diagnosis = new DiagnosisPages(page)
  await diagnosis.start()
  const accepted = countAccepted(page)
  await diagnosis.tap(2)
  await diagnosis.next()
  await expectAllSaved(page)

  await page.context().setOffline(true)
  const all = await diagnosis.answerRest(someDeficits)
  await expect(page.getByText(/Нет связи — хранится на устройстве: \d+\sизменени/).filter({ visible: true })).toBeVisible()
  await expectAccessible(page)
  await diagnosis.finish()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/дефицит/)
  await expect(page.getByRole('region', { name: /Сильнее всего|ровно/ }).locator('svg').first()).toBeVisible()

  await page.getByRole('link', { name: 'Составить маршрут' }).click()
  await expect(page.getByRole('heading', { name: 'Черновик маршрута' })).toBeVisible()
  await page.getByRole('button', { name: 'Сохранить черновик' }).click()
  await expect(page).toHaveURL(/\/route$/)
  const steps = page.getByRole('region', { name: 'Шаги маршрута' }).getByRole('listitem')
  await expect(steps.first()).toBeVisible()

  // A dead tab and a cold start without a network.
  await page.reload()
  await expect(steps.first()).toBeVisible()
  await page.goto('/diagnosis/result')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/дефицит/)
  await page.goto('/sync')
  await expect(page.getByText('Диагностика завершена')).toBeVisible()
  await expectAccessible(page)

  expect(await asAnOlderBuildKeptIt(page)).toBeGreaterThan(10)
  await page.reload()
  await expect(page.getByText('Диагностика завершена')).toBeVisible()

  await page.context().setOffline(false)
  await expectAllSaved(page)
  const { diagnosis: stored, route } = await outside.workspace()
  expect(stored!.finished_at).not.toBeNull()
  const { competences } = await outside.instrument(stored!.instrument)
  const statements = competences.flatMap((competence) => competence.statements)
  expect(statements).toHaveLength(all)
  const given = Object.fromEntries(statements.map(({ id }, index) => [id, { level: index === 0 ? 2 : someDeficits(index + 1) }]))
  const kept = Object.fromEntries(Object.entries(stored!.answers).map(([id, { mark }]) => [id, mark]))
  expect(kept).toEqual(given)
  expect(Object.values(accepted).filter((times) => times !== 1)).toEqual([])
  expect(Object.keys(accepted)).toHaveLength(all)
  expect(route?.state).toBe('draft')
})

/** Every second waiting entry loses what newer builds keep beside the command. How many did. */
function asAnOlderBuildKeptIt(page: import('@playwright/test').Page): Promise<number> {
  return page.evaluate(() => {
    const keys = Object.keys(localStorage).filter((key) => key.includes('/outbox/')).filter((_, index) => index % 2 === 0)
    return keys.filter((key) => {
      // «milliseconds, newline, JSON».
      const [at, json] = localStorage[key].split('\n')
      const { sent_as, ...entry } = JSON.parse(json)
      localStorage[key] = `${at}\n${JSON.stringify(entry)}`
      return sent_as !== undefined
    }).length
  })
}

/** How often the server took each answer in. */
function countAccepted(page: import('@playwright/test').Page): Record<string, number> {
  const accepted: Record<string, number> = {}
  page.on('response', (response) => {
    const statement = /\/answers\/([^/]+)$/.exec(response.url())?.[1]
    if (statement && response.ok()) accepted[statement] = (accepted[statement] ?? 0) + 1
  })
  return accepted
}
