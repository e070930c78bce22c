// What the hook knows about this build, from Trunk's and xtask's environment.
import { mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const web = resolve(dirname(fileURLToPath(import.meta.url)), '..')

export function context(env = process.env) {
  const root = resolve(web, '..', '..')
  const release = env.TRUNK_PROFILE === 'release'
  const profile = env.TRUNK_BUILD_CARGO_PROFILE || (release ? 'release' : 'debug')
  const target = resolve(root, env.CARGO_TARGET_DIR || 'target')
  const staging = env.TRUNK_STAGING_DIR || join(root, 'dist')
  const work = join(target, 'web-work')
  mkdirSync(work, { recursive: true })
  return {
    root,
    web,
    release,
    staging,
    work,
    dist: env.TRUNK_DIST_DIR || join(root, 'dist'),
    split: (env.TRUNK_BUILD_FEATURES || '').split(',').includes('split'),
    cargoWasm: join(target, 'wasm32-unknown-unknown', profile === 'dev' ? 'debug' : profile, 'marshrut.wasm'),
  }
}

/** Runs one part of the build and says how long it took. */
export async function step(name, work) {
  const start = performance.now()
  const result = await work()
  console.log(`  web: ${name} ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return result
}
