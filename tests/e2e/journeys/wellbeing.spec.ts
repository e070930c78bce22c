// «Как вы?»: the self-check stays on the device, and a letter is seen by a psychologist only (C-ВЫГ-1, C-ВЫГ-4).
import { expectAccessible, expectNoSidewaysScroll } from '../support/a11y.ts'
import { known } from '../support/faults.ts'
import { expectAllSaved } from '../support/sync.ts'
import { expect, test } from '../support/test.ts'

const WORDS = 'Второй месяц не высыпаюсь, хочу поговорить о нагрузке.'

test('the self-check sends nothing; the letter takes its outcome along only if asked, and is answered', async ({ visit, faults }) => {
  faults.expect(known.noNetwork, 'the network is cut on purpose')
  const page = await visit('school')
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(`${request.method()} ${new URL(request.url()).pathname} ${request.postData() ?? ''}`)
  })
  await page.goto('/me')
  await page.getByRole('link', { name: 'Как вы?' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Как вы?' })).toBeVisible()
  await page.getByText('Пройти самопроверку').click()
  const statements = page.getByRole('group', { name: /\S/ }).filter({ has: page.getByRole('radio') })
  await expect(statements).toHaveCount(12)
  for (let n = 0; n < 12; n++) {
    await statements.nth(n).getByText(n < 8 ? 'часто' : 'редко', { exact: true }).click()
  }
  await expect(page.getByText('Стоит поговорить со специалистом')).toBeVisible()
  await expect(page.getByRole('progressbar', { name: /Усталость: нагрузка 75/ })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  expect(sent, 'nothing of the check leaves the device').toEqual([])

  // A reload loses nothing: the outcome is there first.
  await page.reload()
  await expect(page.getByText('Стоит поговорить со специалистом')).toBeVisible()

  await page.getByRole('button', { name: 'Отправить письмо' }).click()
  await page.getByRole('alert').getByRole('link', { name: 'Напишите хотя бы одну фразу' }).click()
  await expect(page.getByLabel('О чём хотите поговорить')).toBeFocused()
  await page.getByLabel('О чём хотите поговорить').fill(WORDS)
  await page.getByLabel('Как и когда с вами связаться').fill('по телефону после 16:00')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Отправить письмо' }).click()
  const letter = page.getByRole('region', { name: 'Мои письма' }).getByRole('article').filter({ hasText: WORDS })
  await expect(letter).toContainText('ждёт психолога')
  await page.context().setOffline(false)
  await expectAllSaved(page)
  const put = sent.filter((line) => line.startsWith('PUT'))
  expect(put.length, 'the letter went out').toBeGreaterThan(0)
  expect(put.every((line) => line.includes('"outcome":null')), 'without the outcome: nobody asked for it').toBe(true)

  const psychologist = await visit('psychologist', { viewport: { width: 820, height: 1180 } })
  await expect(psychologist.getByRole('heading', { level: 1 })).toContainText(/ответа/)
  await expectAccessible(psychologist)
  const card = psychologist.getByRole('article').filter({ hasText: WORDS })
  await card.getByRole('button', { name: 'Ответить' }).click()
  const dialog = psychologist.getByRole('dialog', { name: 'Ответ автору' })
  await dialog.getByRole('button', { name: 'Отправить ответ' }).click()
  await expect(dialog).toContainText('Напишите')
  await dialog.getByRole('textbox').fill('Спасибо, что написали. Позвоню в четверг в 16:30.')
  await dialog.getByRole('button', { name: 'Отправить ответ' }).click()
  await expect(psychologist.getByRole('region', { name: 'Вы ответили' })).toContainText(WORDS)
  await expectAllSaved(psychologist)

  await page.goto('/wellbeing')
  await expect(letter).toContainText('Позвоню в четверг в 16:30.')
  await expect(letter).toContainText('М. О. Лебедева')
  await letter.getByRole('button', { name: 'Отозвать' }).click()
  await expect(page.getByText(WORDS)).toHaveCount(0)
  await expectAllSaved(page)
  await psychologist.reload()
  await expect(psychologist.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(psychologist.getByText(WORDS)).toHaveCount(0)
})
