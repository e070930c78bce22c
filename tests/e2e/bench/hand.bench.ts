// What the hand feels on a processor four times slower: a tapped answer until it is stored and painted, a keystroke in the
// filter of a methodist's list until the list is painted.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Page } from '@playwright/test'
import { DiagnosisPages } from '../support/diagnosis.ts'
import { sizes } from '../support/sizes.ts'
import { expect, test } from '../support/test.ts'

const SLOWER = 4

test('answers, 150 statements', async ({ visit }) => {
  const page = await visit('teacher', { viewport: sizes.phone })
  await page.goto('/diagnosis')
  await page.getByLabel('Предмет').selectOption({ label: 'Без предметного блока' })
  await page.getByRole('button', { name: 'Начать' }).click()
  const diagnosis = new DiagnosisPages(page)
  await diagnosis.expectAt(1)
  const { of } = await diagnosis.place()
  expect(of).toBe(150)
  await slowDown(page)
  const taken: number[] = []
  for (let number = 1; number <= of; number++) {
    await diagnosis.expectAt(number)
    taken.push(await page.evaluate(tap, number % 5))
    await expect(diagnosis.options.nth(number % 5)).toBeChecked()
    if (number < of) await page.keyboard.press('Enter')
  }
  keep('answer', taken)
})

/** Taps the nth answer; milliseconds until it is in the device's storage and the next frame is painted. */
function tap(nth: number): Promise<number> {
  const outbox = () => Object.keys(localStorage).filter((key) => key.includes('/outbox/'))
  const option = document.querySelectorAll<HTMLInputElement>('fieldset input[type=radio]')[nth]
  const before = new Set(outbox())
  return new Promise((resolve, reject) => {
    const start = performance.now()
    option.click()
    const stored = outbox().some((key) => !before.has(key))
    requestAnimationFrame(() => {
      // After the frame that shows it.
      const channel = new MessageChannel()
      channel.port1.onmessage = () => {
        const end = performance.now()
        if (stored && option.checked) resolve(end - start)
        else reject(new Error(`stored: ${stored}, checked: ${option.checked}`))
      }
      channel.port2.postMessage(null)
    })
  })
}

test('the filter of a methodist with over 200 teachers', async ({ visit }) => {
  const page = await visit('methodist', { viewport: sizes.tablet })
  await page.goto('/teachers')
  const search = page.getByRole('searchbox').first()
  const count = async () => Number(/\d+/.exec((await page.getByRole('main').getByText(/\d+\sпедагог/).first().textContent())!)![0])
  expect(await count()).toBeGreaterThan(200)
  await slowDown(page)
  const taken: number[] = []
  for (const words of ['иванова', 'матем', 'кравцова', 'сош', 'русск', 'петров', 'орлов', 'школ']) {
    for (let typed = 1; typed <= words.length; typed++) {
      taken.push(await search.evaluate(type, words.slice(0, typed)))
    }
    taken.push(await search.evaluate(type, ''))
  }
  keep('filter', taken)
})

/** Puts words into the field as one keystroke does; milliseconds until the next frame is painted. */
function type(field: Element, words: string): Promise<number> {
  return new Promise((resolve) => {
    const start = performance.now()
    ;(field as HTMLInputElement).value = words
    field.dispatchEvent(new Event('input', { bubbles: true }))
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => resolve(performance.now() - start)
      channel.port2.postMessage(null)
    })
  })
}

async function slowDown(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
}

/** Adds a measurement to the file that `cargo xtask bench` reads. */
function keep(name: string, taken: number[]): void {
  const sorted = taken.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  const found = { times: sorted.length, median: at(0.5), p95: at(0.95), worst: sorted.at(-1) }
  const out = process.env.BENCH_OUT!
  mkdirSync(dirname(out), { recursive: true })
  let all: Record<string, unknown> = {}
  try {
    all = JSON.parse(readFileSync(out, 'utf8')) as Record<string, unknown>
  } catch {
    // The first measurement.
  }
  writeFileSync(out, JSON.stringify({ ...all, [name]: found }))
}
