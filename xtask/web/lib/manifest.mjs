// dist/build.json: the list of what this build serves, with sizes; `cargo xtask bench size` reads it.
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export function writeManifest(ctx, assets, build) {
  const size = (path) => (existsSync(path) ? statSync(path).size : undefined)
  const files = assets.files.map(({ path, kind }) => {
    const file = join(ctx.staging, path)
    return { path, kind, raw: size(file), gzip: size(`${file}.gz`), brotli: size(`${file}.br`) }
  })
  const body = { build, profile: ctx.release ? 'release' : 'debug', split: ctx.split, files }
  writeFileSync(join(ctx.staging, 'build.json'), JSON.stringify(body, null, 1))
}

/** A tab that still runs the previous build may ask for its chunks: they stay for one build more. */
export function keepPrevious(ctx) {
  const list = join(ctx.dist, 'build.json')
  if (!existsSync(list)) return
  for (const { path } of JSON.parse(readFileSync(list, 'utf8')).files) {
    if (!path.startsWith('/assets/')) continue
    for (const end of ['', '.br', '.gz']) {
      const [old, kept] = [join(ctx.dist, path + end), join(ctx.staging, path + end)]
      if (existsSync(old) && !existsSync(kept)) copyFileSync(old, kept)
    }
  }
}
