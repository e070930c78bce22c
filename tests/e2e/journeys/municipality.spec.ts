// The municipal specialist's desktop: indicators against targets, schools compared, a click that opens a school. What
// the screen says is what the API says.
import { expectAccessible } from '../support/a11y.ts'
import type { Dashboard } from '../support/api.ts'
import { sizes } from '../support/sizes.ts'
import { expect, expectDemoMark, test } from '../support/test.ts'

type System = { indicators: { ref: string; short: string; unit: string; direction: string }[] }
type Session = { grants: { role: string; unit: { id: string; name: string } }[] }
type Counted = { numerator: number; denominator: number }

test('tiles say each indicator with its numbers and target', async ({ visit, api }) => {
  const { figures, system } = await read(await api('municipal'))
  const page = await visit('municipal', { viewport: sizes.desktop })
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/цел/)
  await expectDemoMark(page)
  const tiles = page.getByRole('region', { name: 'Показатели против целей' }).getByRole('article')
  await expect(tiles).toHaveCount(figures.readings.length)
  for (const reading of figures.readings) {
    const indicator = system.indicators.find(({ ref }) => ref === reading.ref)!
    const tile = tiles.filter({ has: page.getByRole('button', { name: indicator.short, exact: true }) })
    const counted = reading.counted as Counted | null
    if (counted && counted.denominator > 0 && indicator.unit === 'percent') {
      await expect(tile).toContainText(share(counted))
      await expect(tile).toContainText(`${counted.numerator} из ${counted.denominator}`)
    }
    if (reading.target) await expect(tile).toContainText(`31.12.${reading.target.year}`)
    const word = { met: 'достигнута', missed: 'не достигнута' }[reading.standing]
    if (word) await expect(tile.getByText(word, { exact: false }).first()).toBeVisible()
  }
  await expectAccessible(page)
})

test('schools are compared in a chart with a table twin; a click opens the school', async ({ visit, api }) => {
  const { figures, system } = await read(await api('municipal'))
  const page = await visit('municipal', { viewport: sizes.desktop })
  const indicator = system.indicators.find(({ ref, unit }) => {
    const counted = figures.children.some(({ readings }) => readings.find((r) => r.ref === ref)?.counted)
    return unit === 'percent' && counted
  })!
  const tiles = page.getByRole('region', { name: 'Показатели против целей' })
  await tiles.getByRole('button', { name: indicator.short, exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`indicator=${indicator.ref}`))

  const figure = page.locator('section.figure').first()
  await expect(figure.locator('svg').first()).toBeVisible()
  await expectAccessible(page)

  // The table twin holds the numbers of the API.
  await figure.getByRole('button', { name: 'Таблица' }).click()
  const counted = (child: Dashboard['children'][number]) =>
    child.readings.find(({ ref }) => ref === indicator.ref)!.counted as Counted | null
  for (const child of figures.children) {
    const row = figure.getByRole('row').filter({ has: page.getByRole('link', { name: child.unit.name, exact: true }) })
    const numbers = counted(child)
    if (numbers && numbers.denominator > 0) {
      await expect(row.first()).toContainText(share(numbers))
      await expect(row.first()).toContainText(`${numbers.numerator} из ${numbers.denominator}`)
    }
  }
  await expectAccessible(page)

  // The bars stand in the order of the table; a click on the first one opens its school.
  const first = figure.getByRole('row').nth(1).getByRole('link')
  const name = await first.textContent()
  await figure.getByRole('button', { name: 'Диаграмма' }).click()
  const bar = figure.locator('.chart svg path[fill]:not([fill="none"])').first()
  await expect(bar).toBeVisible()
  await openFirstBar(page, figure.locator('.chart'))
  await expect(page.getByRole('navigation', { name: 'Где вы' }).locator('[aria-current=page]')).toHaveText(name!)
  await expect(page).toHaveURL(/\/units\//)
  await expect(page.getByRole('heading', { name: 'Что сделать дальше' })).toBeVisible()
  await expectDemoMark(page)
  await expectAccessible(page)

  // And so does the link in the table of schools.
  await page.getByRole('navigation', { name: 'Где вы' }).getByRole('link').last().click()
  const children = page.locator('section.children')
  const second = children.getByRole('row').nth(2).getByRole('link')
  const other = await second.textContent()
  await second.click()
  await expect(page.getByRole('navigation', { name: 'Где вы' }).locator('[aria-current=page]')).toHaveText(other!)
})

async function read(api: { get<T>(path: string): Promise<T>; dashboard(id: string): Promise<Dashboard> }) {
  const [session, system] = await Promise.all([api.get<Session>('/session'), api.get<System>('/system')])
  const unit = session.grants.find(({ role }) => role === 'municipal')!.unit
  return { figures: await api.dashboard(unit.id), system, unit }
}

/** «24,6 %», as the screens write it. */
function share({ numerator, denominator }: Counted): string {
  const percent = (100 * numerator) / denominator
  return `${percent.toFixed(1).replace(/\.0$/, '').replace('.', ',')} %`
}

/** A click into the first bar: the drawing has no names of its own, so it goes by place. */
async function openFirstBar(page: import('@playwright/test').Page, chart: import('@playwright/test').Locator): Promise<void> {
  const place = await chart.evaluate((element) => {
    const bars = [...element.querySelectorAll('svg path')].filter((path) => {
      const { width, height } = path.getBoundingClientRect()
      return path.getAttribute('fill') !== 'none' && height > 10 && height < 40 && width > 0
    })
    const [top] = bars.map((bar) => bar.getBoundingClientRect()).sort((a, b) => a.top - b.top)
    return { x: top.left + Math.max(1, top.width / 2), y: top.top + top.height / 2 }
  })
  await page.mouse.click(place.x, place.y)
}
