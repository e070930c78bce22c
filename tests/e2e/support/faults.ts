// What must not happen on any screen, whatever a test looks at: an error in the console (a violation of the content
// security policy is one), an exception nobody caught, a request to somebody else's server.
import type { BrowserContext } from '@playwright/test'

export class Faults {
  readonly #seen: string[] = []
  readonly #expected: { pattern: RegExp; why: string }[] = []

  /** Listens to every page of a context, also to those opened later. */
  watch(context: BrowserContext, home: string): void {
    const origin = new URL(home).origin
    context.on('console', (message) => {
      if (message.type() === 'error') this.#seen.push(`console: ${message.text()} (${message.location().url})`)
    })
    context.on('weberror', (error) => this.#seen.push(`uncaught: ${error.error().message}`))
    context.on('request', (request) => {
      const url = new URL(request.url())
      if (/^https?:$/.test(url.protocol) && url.origin !== origin) this.#seen.push(`third party: ${url.href}`)
    })
  }

  /** A fault that this test brings about itself. The reason is for the reader. */
  expect(pattern: RegExp, why: string): void {
    this.#expected.push({ pattern, why })
  }

  unexpected(): string[] {
    return this.#seen.filter((fault) => !this.#expected.some(({ pattern }) => pattern.test(fault)))
  }
}

/** Faults with a name, for tests that bring them about. */
export const known = {
  noNetwork: /net::ERR_(INTERNET_DISCONNECTED|FAILED|NETWORK_CHANGED|ABORTED)/,
  signedOut: /status of 401 .*\/api\/v1\//,
  notFound: /status of 404 .*\/api\/v1\//,
}
