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

const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'

/** Tab reaches every control there is to see, its focus can be seen, and it leads out again. */
export async function expectKeyboard(page: Page): Promise<void> {
  await page.evaluate((controls) => {
    const top = document.createElement('span')
    top.tabIndex = -1
    document.body.prepend(top)
    top.focus()
    top.remove()
    const inGroup = (element: Element) => element.matches('input[type=radio]')
    // Behind a modal dialog nothing can be reached, and need not be.
    const reachable = document.querySelector('dialog:modal') ?? document
    for (const element of reachable.querySelectorAll<HTMLElement>(controls)) {
      const hidden = !element.checkVisibility({ visibilityProperty: true }) || element.closest('[inert], [aria-hidden=true]')
      // Of a group of radio buttons one has the focus; the arrows lead to the others.
      if (!hidden && !inGroup(element) && element.tabIndex >= 0 && !element.matches(':disabled')) element.dataset.unreached = ''
    }
  }, CONTROLS)
  const faults: string[] = []
  // From wherever the page puts the focus to its end, and once more from its beginning.
  let outs = 0
  for (let presses = 0; presses < 1000; presses++) {
    await page.keyboard.press('Tab')
    const { out, unseen } = await page.evaluate(() => {
      const focused = document.activeElement as HTMLElement | null
      if (!focused || focused === document.body) return { out: true, unseen: null }
      delete focused.dataset.unreached
      // A link that is a whole row is marked around the row, which is its ::after.
      const marks = (element: Element) =>
        [null, '::after'].some((part) => {
          const { content, outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element, part)
          if (part && content === 'none') return false
          return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
        })
      const seen = [focused, focused.closest('label')].some((element) => element && marks(element))
      return { out: false, unseen: seen ? null : focused.outerHTML.slice(0, 120) }
    })
    if (unseen) faults.push(`the focus cannot be seen: ${unseen}`)
    if (out && ++outs === 2) break
  }
  const unreached = await page.evaluate(() => {
    const left = [...document.querySelectorAll<HTMLElement>('[data-unreached]')]
    for (const element of left) delete element.dataset.unreached
    return left.map((element) => element.outerHTML.slice(0, 120))
  })
  expect([...faults, ...unreached.map((html) => `Tab never reaches ${html}`)], `keyboard at ${page.url()}`).toEqual([])
}
