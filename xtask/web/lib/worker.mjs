// Writes the service worker of this build from public/sw.js. A debug build gets one that removes itself: the worker of
// a release served from the same address before would go on answering with that release.
import { transformSync } from 'esbuild'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export function writeWorker(ctx, assets, build) {
  const lists = {
    BUILD: build,
    CORE: [...assets.paths('js', 'wasm'), '/icon.svg', '/manifest.webmanifest'],
    EXTRAS: [...assets.paths('chunk', 'echarts'), ...assets.paths('public').filter((path) => path.endsWith('.png'))],
  }
  const define = Object.fromEntries(Object.entries(lists).map(([name, value]) => [`__${name}__`, JSON.stringify(value)]))
  const { code } = transformSync(readFileSync(join(ctx.root, 'public', 'sw.js'), 'utf8'), { minify: true, define, target: 'es2022' })
  assets.write('worker', '/sw.js', code)
}

export function writeNoWorker(assets) {
  assets.write('worker', '/sw.js', `addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(leave()))
async function leave() {
  for (const name of await caches.keys()) await caches.delete(name)
  await registration.unregister()
  for (const client of await clients.matchAll({ type: 'window' })) client.navigate(client.url)
}
`)
}
