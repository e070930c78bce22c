// The service worker. The build replaces __BUILD__, __CORE__ and __EXTRAS__ (xtask/web/lib/worker.mjs), so every build
// has a worker of its own with the exact list of its files. It keeps the app's files, never the API's answers:
// those belong to the app's own cache, which knows the person and the age.
const BUILD = __BUILD__
const CORE = __CORE__
const EXTRAS = __EXTRAS__
const PREFIX = 'marshrut-'
const CACHE = PREFIX + BUILD
const SHELL = '/'

addEventListener('install', (event) => event.waitUntil(install()))
addEventListener('activate', (event) => event.waitUntil(activate()))
addEventListener('message', (event) => {
  if (event.data === 'extras') event.waitUntil(fetchExtras())
})
addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (request.mode === 'navigate' && isPage(url.pathname)) event.respondWith(page(event))
  else if (url.pathname.startsWith('/assets/') || CORE.includes(url.pathname)) event.respondWith(asset(url.pathname))
})

/** The files first, the shell last: a build that did not arrive whole is never started. */
async function install() {
  const cache = await caches.open(CACHE)
  await cache.addAll(CORE)
  const shell = await fetch(SHELL, { cache: 'no-cache' })
  if (!shell.ok || !(await shell.clone().text()).includes(BUILD)) throw new Error('the shell is of another build')
  await cache.put(SHELL, shell)
  await skipWaiting()
}

/** Takes over, keeps one build back for tabs that still run it, and tells the tabs that there was an older one. */
async function activate() {
  const builds = (await caches.keys()).filter((name) => name.startsWith(PREFIX))
  const older = builds.filter((name) => name !== CACHE)
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)))
  await clients.claim()
  if (older.length === 0) return
  for (const client of await clients.matchAll({ type: 'window' })) client.postMessage({ type: 'update', build: BUILD })
}

/** Charts and lazy pages, once the app is idle, so that they work without a network too. */
async function fetchExtras() {
  const cache = await caches.open(CACHE)
  for (const path of EXTRAS) if (!(await cache.match(path))) await cache.add(path)
}

/** Everything without a file name is a page of the app, except what the server itself answers. */
function isPage(path) {
  return !/^\/(api|healthz|readyz|metrics)(\/|$)/.test(path) && !/\.[a-z0-9]+$/i.test(path)
}

/** The shell of this build at once; the network only says whether there is a newer one. */
async function page(event) {
  const cache = await caches.open(CACHE)
  const shell = await cache.match(SHELL)
  if (!shell) return fetch(event.request)
  event.waitUntil(refreshShell(cache))
  return shell
}

async function refreshShell(cache) {
  try {
    const fresh = await fetch(SHELL, { cache: 'no-cache' })
    if (!fresh.ok) return
    const sameBuild = (await fresh.clone().text()).includes(BUILD)
    if (sameBuild) await cache.put(SHELL, fresh)
    else await registration.update()
  } catch {
    // No network: the shell we have is the one to use.
  }
}

/** From this build's cache, or the one before it; what the build names but was not kept yet is kept now. */
async function asset(path) {
  const cache = await caches.open(CACHE)
  const kept = (await cache.match(path)) ?? (await caches.match(path))
  if (kept) return kept
  const fresh = await fetch(path)
  if (fresh.ok && EXTRAS.includes(path)) await cache.put(path, fresh.clone())
  return fresh
}
