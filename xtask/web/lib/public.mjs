// Copies public/ (icons, manifest) as it is. The service worker's source is there too, but is written by worker.mjs.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export function copyPublic(ctx, assets) {
  const from = join(ctx.root, 'public')
  for (const name of readdirSync(from).sort()) {
    if (name !== 'sw.js') assets.write('public', `/${name}`, readFileSync(join(from, name)))
  }
}
