// The files of this build: everything under /assets/ carries a hash of its own content and may be cached for ever;
// everything at the root keeps its name and must be revalidated.
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const hashOf = (...parts) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex').slice(0, 16)
}

export class Assets {
  constructor(staging) {
    this.staging = staging
    /** @type {{path: string, kind: string}[]} kinds: page, js, wasm, chunk, echarts, public, worker */
    this.files = []
  }

  /** Writes `name-HASH.ext` under /assets/ and answers its URL path. */
  hashed(kind, name, ext, body, salt = '') {
    const path = `/assets/${name}-${hashOf(body, salt)}.${ext}`
    this.write(kind, path, body)
    return path
  }

  /** Writes a file whose name stays. */
  write(kind, path, body) {
    writeFileSync(join(this.staging, path), body)
    this.files.push({ path, kind })
  }

  paths(...kinds) {
    return this.files.filter((file) => kinds.includes(file.kind)).map((file) => file.path)
  }

  /** Names the build: changes when any served byte changes. */
  buildId(...more) {
    return hashOf(...this.files.map((file) => file.path), ...more)
  }
}
