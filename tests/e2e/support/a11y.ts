// WCAG 2.2 A and AA (ГОСТ Р 52872-2019), as far as a machine can tell.
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']

export async function expectAccessible(page: Page): Promise<void> {
  // No frames in the app: the legacy mode spares a second page for each check.
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode().analyze()
  const findings = violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} — ${node.failureSummary ?? violation.help}`),
  )
  expect(findings, `axe at ${page.url()}`).toEqual([])
}

/** Nothing makes the page wider than the window (WCAG 1.4.10 Reflow). */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(content, `${page.url()} is wider than the window`).toBeLessThanOrEqual(window)
}
