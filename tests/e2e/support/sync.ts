// What the screen says about unsent work.
import { expect, type Page } from '@playwright/test'

/** Everything that was done here has the server's receipt. */
export async function expectAllSaved(page: Page): Promise<void> {
  // Where there is no room for the side bar, its line is not shown, but it is there.
  await expect(page.getByText('Всё сохранено').first()).toBeAttached({ timeout: 30_000 })
}

/** The service worker holds the app with all its parts, as it does some seconds after a first visit. */
export async function workerReady(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller) {
      await new Promise((controls) => navigator.serviceWorker.addEventListener('controllerchange', controls, { once: true }))
    }
  })
  const missing = () =>
    page.evaluate(async () => {
      const worker = await (await fetch('/sw.js')).text()
      const parts = [...new Set(worker.match(/\/assets\/[\w.-]+/g))].filter((path) => /\.\w+$/.test(path))
      const kept = await Promise.all(parts.map((path) => caches.match(path)))
      return parts.filter((_, index) => !kept[index])
    })
  await expect.poll(missing, { timeout: 30_000 }).toEqual([])
}

/** The person is told, too. */
export async function expectSaidSaved(page: Page): Promise<void> {
  await expect(page.getByText('Всё сохранено').filter({ visible: true }).first()).toBeVisible({ timeout: 30_000 })
}
