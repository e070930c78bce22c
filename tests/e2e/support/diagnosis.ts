// The diagnosis as a teacher goes through it.
import { expect, type Page } from '@playwright/test'

export class DiagnosisPages {
  constructor(readonly page: Page) {}

  get statement() {
    return this.page.getByRole('heading', { level: 1 })
  }

  get options() {
    return this.page.getByRole('group').getByRole('radio')
  }

  /** «52 / 75» */
  async place(): Promise<{ number: number; of: number }> {
    const words = await this.page.getByText(/^\d+ \/ \d+$/).textContent()
    const [number, of] = words!.split(' / ').map(Number)
    return { number, of }
  }

  async expectAt(number: number): Promise<void> {
    await expect(this.page).toHaveURL(new RegExp(`/diagnosis/${number}$`))
    await expect(this.page.getByText(new RegExp(`^${number} / \\d+$`))).toBeVisible()
  }

  /** Starts anew, whether there was a diagnosis before or not. */
  async start(): Promise<void> {
    await this.page.goto('/diagnosis')
    await this.page.getByRole('button', { name: /^(Начать|Пройти ещё раз)$/ }).click()
    await this.expectAt(1)
  }

  /** A tap on the answer of this value (1 is the lowest), or on one of the two ways not to answer. */
  async tap(answer: number | 'Не применимо' | 'Не хочу отвечать'): Promise<void> {
    const option = typeof answer === 'number' ? this.options.nth(answer - 1) : this.page.getByRole('radio', { name: answer })
    // A person taps the row, not the little circle.
    await option.locator('xpath=ancestor::label').click()
    await expect(option).toBeChecked()
  }

  async next(): Promise<void> {
    const { number } = await this.place()
    await this.page.getByRole('button', { name: 'Дальше' }).click()
    await this.expectAt(number + 1)
  }

  /** Answers by keyboard from where it stands to the last statement. Ends there, everything answered. */
  async answerRest(value: (number: number) => number): Promise<number> {
    const { number: first, of } = await this.place()
    for (let number = first; number <= of; number++) {
      await this.expectAt(number)
      const key = value(number)
      await this.page.keyboard.press(String(key))
      await expect(this.options.nth(key - 1)).toBeChecked()
      if (number < of) await this.page.keyboard.press('Enter')
    }
    return of
  }

  async finish(): Promise<void> {
    await this.page.getByRole('button', { name: 'Завершить' }).click()
    await expect(this.page).toHaveURL(/\/diagnosis\/result$/)
  }
}

/** Weak in one competence of each four, good in the others: some deficits, not all. */
export function someDeficits(number: number): number {
  return Math.floor(number / 4) % 4 === 0 ? 2 : 4
}
