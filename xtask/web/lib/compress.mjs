// Puts a .br and a .gz next to every file that shrinks; the server picks by Accept-Encoding.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const TEXT = /\.(html|js|css|wasm|json|webmanifest|svg|txt)$/
const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

export async function compressAll(ctx, assets) {
  await Promise.all(assets.files.filter((file) => TEXT.test(file.path)).map((file) => compress(ctx, file)))
}

async function compress(ctx, file) {
  const path = join(ctx.staging, file.path)
  const body = await readFile(path)
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
  const [br, gz] = await Promise.all([brotli(body, { params }), zip(body, { level: 9 })])
  const smaller = [['br', br], ['gz', gz]].filter(([, packed]) => packed.length < body.length)
  await Promise.all(smaller.map(([end, packed]) => writeFile(`${path}.${end}`, packed)))
}
