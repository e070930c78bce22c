// The platform's API as a program uses it: to bring a person into a state that a test needs, and to look from outside
// at what has arrived.
import { expect, request, type APIRequestContext } from '@playwright/test'
import { uuid7 } from './ids.ts'
import type { Account } from './people.ts'

export type Mark = 'not_applicable' | 'declined' | { level: number }
export type Answer = { answered_at: string; mark: Mark }
export type Diagnosis = {
  id: string
  instrument: string
  started_at: string
  finished_at: string | null
  answers: Record<string, Answer>
}
export type Step = { id: string; kind: string; title: string; form: string; hours: number; from: string; until: string; result: unknown }
export type Route = { id: string; state: string; version: number; title: string; steps: Step[] }
export type SupportRequest = { id: string; kind: string; state: string; competence: string | null; message: string }
export type Workspace = {
  person: { id: string; name: { family: string; given: string } }
  instrument: string
  diagnosis: Diagnosis | null
  route: Route | null
  requests: SupportRequest[]
}
export type Instrument = { competences: { id: string; title: string; statements: { id: string; text: string }[] }[] }
export type Target = { year: number; value: number }
export type Reading = { ref: string; counted: unknown; standing: string; target: Target | null }
export type Unit = { id: string; kind: string; name: string }
export type Dashboard = { unit: Unit; staff: number; readings: Reading[]; children: { unit: Unit; staff: number; readings: Reading[] }[] }

const BASE = '/api/v1'

export class Api {
  private constructor(private readonly http: APIRequestContext) {}

  static async signIn(baseURL: string, login: Account, password = 'demo'): Promise<Api> {
    const api = new Api(await request.newContext({ baseURL }))
    const answer = await api.http.post(`${BASE}/session`, { data: { login, password } })
    expect(answer.status(), `${login} signs in`).toBeLessThan(300)
    return api
  }

  /** With the session of a browser, as another program on the same device would have it. */
  static async withCookies(baseURL: string, cookies: Parameters<typeof storage>[0]): Promise<Api> {
    return new Api(await request.newContext({ baseURL, storageState: storage(cookies) }))
  }

  async get<T>(path: string): Promise<T> {
    const answer = await this.http.get(`${BASE}${path}`)
    expect(answer.status(), path).toBe(200)
    return (await answer.json()) as T
  }

  /** A write, as the outbox sends it. */
  async write(method: 'PUT' | 'POST', path: string, data: unknown, headers: Record<string, string> = {}): Promise<void> {
    const answer = await this.http.fetch(`${BASE}${path}`, {
      method,
      data,
      headers: { 'Idempotency-Key': uuid7(), ...headers },
    })
    expect(answer.status(), `${method} ${path}: ${answer.ok() ? '' : await answer.text()}`).toBeLessThan(300)
  }

  async endSession(): Promise<void> {
    const answer = await this.http.delete(`${BASE}/session`)
    expect(answer.status()).toBeLessThan(300)
  }

  workspace(): Promise<Workspace> {
    return this.get('/workspace')
  }

  instrument(key: string): Promise<Instrument> {
    return this.get(`/instruments/${key}`)
  }

  dashboard(unit: string): Promise<Dashboard> {
    return this.get(`/units/${unit}/dashboard`)
  }

  /** Nothing stands in the way of a new route. */
  async archiveRoute(): Promise<void> {
    const { route } = await this.workspace()
    if (route && !['completed', 'closed'].includes(route.state)) await this.write('POST', `/routes/${route.id}/transitions`, { transition: 'archive', comment: '' })
  }

  /** A draft with so many steps, a week each; its titles are «Шаг 1», «Шаг 2». */
  async draftRoute(count: number): Promise<Route> {
    await this.archiveRoute()
    const { person, diagnosis } = await this.workspace()
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    const competences = Object.keys(diagnosis!.answers).slice(0, 1).map((id) => id.replace(/-\d+$/, ''))
    const steps = Array.from({ length: count }, (_, n) => ({
      id: uuid7(), kind: 'self_study', form: 'informal', title: `Шаг ${n + 1}`, competences, programme: null, hours: 4,
      from: day(1 + n * 7), until: day(7 + n * 7), reason: 'added_by_owner', result: null,
    }))
    const route = {
      id: uuid7(), person: person.id, diagnosis: diagnosis!.id, version: 1, state: 'draft', title: 'Оценивание',
      hours_per_week: 6, from: day(0), until: day(120), steps, history: [],
    }
    await this.write('PUT', `/routes/${route.id}`, route, { 'If-None-Match': '*' })
    return (await this.workspace()).route!
  }

  moveRoute(id: string, transition: string, comment = ''): Promise<void> {
    return this.write('POST', `/routes/${id}/transitions`, { transition, comment })
  }

  /** A finished diagnosis; `level` says which answer each statement gets. */
  async diagnose(level: (statement: number, competence: number) => number): Promise<void> {
    const { instrument: key } = await this.workspace()
    const { competences } = await this.instrument(key)
    const id = uuid7()
    const now = () => new Date().toISOString()
    await this.write('PUT', `/diagnoses/${id}`, { instrument: key, started_at: now() })
    let number = 0
    for (const [index, competence] of competences.entries()) {
      for (const statement of competence.statements) {
        const mark = { level: level(number++, index) }
        await this.write('PUT', `/diagnoses/${id}/answers/${statement.id}`, { answered_at: now(), mark })
      }
    }
    await this.write('POST', `/diagnoses/${id}/finish`, { finished_at: now() })
  }

  async close(): Promise<void> {
    await this.http.dispose()
  }
}

function storage(cookies: { name: string; value: string; domain: string; path: string; expires: number; httpOnly: boolean; secure: boolean; sameSite: 'Lax' | 'Strict' | 'None' }[]) {
  return { cookies, origins: [] }
}
