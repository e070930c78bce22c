// The demo accounts, and what the sign-in page calls them.
export const people = {
  teacher: 'Кравцова Анна Сергеевна',
  young: 'Белова Дарья Алексеевна',
  mentor: 'Кузнецова Елена Викторовна',
  school: 'Морозова Татьяна Николаевна',
  municipal: 'Соколова Ольга Ивановна',
  methodist: 'Орлова Ирина Павловна',
  centre: 'Власова Наталья Юрьевна',
  ministry: 'Гаврилова Светлана Андреевна',
  psychologist: 'Лебедева Мария Олеговна',
} as const

export type Account = keyof typeof people

/** The button of an account: its person's family name stands on it. */
export function demoButton(account: Account): RegExp {
  const [family] = people[account].split(' ')
  return new RegExp(family)
}
