// From the compiled module to what the browser loads: split (release), bindings, wasm-opt, one minified script. The
// script contains wasm-bindgen's glue and the chunk loader together: they import each other, so as two files neither
// could carry the hash of its content.
import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'

const exec = promisify(execFile)
const NAME = 'main'
const LOADER = '__wasm_split.js'

/** What rustc's output uses; wasm-opt must be told, and shrinks each file by about a fifth. */
const WASM_OPT = [
  '-Oz',
  ...['bulk-memory', 'bulk-memory-opt', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'reference-types', 'multivalue']
    .map((feature) => `--enable-${feature}`),
]

export async function buildWasm(ctx, assets) {
  return ctx.release ? releaseWasm(ctx, assets) : debugWasm(ctx, assets)
}

/** Trunk has run wasm-bindgen already: its two files only move under /assets/. */
function debugWasm(ctx, assets) {
  const files = readdirSync(ctx.staging)
  const take = (kind, ends, name, ext) => {
    const file = files.find((file) => file.startsWith('marshrut') && file.endsWith(ends))
    if (!file) throw new Error(`Trunk left no ${ends} in ${ctx.staging}`)
    const body = readFileSync(join(ctx.staging, file))
    rmSync(join(ctx.staging, file))
    return assets.hashed(kind, name, ext, body)
  }
  return { js: take('js', '.js', 'app', 'js'), wasm: take('wasm', '.wasm', 'app', 'wasm') }
}

async function releaseWasm(ctx, assets) {
  for (const file of readdirSync(ctx.staging)) {
    if (file.startsWith('marshrut')) rmSync(join(ctx.staging, file), { recursive: true })
  }
  const split = fresh(join(ctx.work, 'split'))
  let main = ctx.cargoWasm
  if (ctx.split) {
    await exec('wasm-split-cli', [main, split, '--out-name', NAME])
    main = join(split, `${NAME}.wasm`)
  }
  const bound = fresh(join(ctx.work, 'bound'))
  const keep = ctx.split ? ['--keep-lld-exports'] : []
  await exec('wasm-bindgen', [main, '--target', 'web', '--no-typescript', ...keep, '--out-dir', bound, '--out-name', NAME])

  const wasm = assets.hashed('wasm', 'app', 'wasm', await optimized(ctx, join(bound, `${NAME}_bg.wasm`)))
  let loader = ''
  if (ctx.split) {
    loader = readFileSync(join(split, LOADER), 'utf8')
    const chunks = readdirSync(split).filter((file) => file.endsWith('.wasm') && file !== `${NAME}.wasm`).sort()
    const bodies = await inTurns(chunks, (file) => optimized(ctx, join(split, file)))
    chunks.forEach((file, at) => {
      const path = assets.hashed('chunk', chunkName(file), 'wasm', bodies[at])
      // The loader's URLs are relative to the script, which lies in /assets/ too.
      loader = loader.replaceAll(`"./${file}"`, `".${path.slice('/assets'.length)}"`)
    })
    writeFileSync(join(bound, LOADER), loader)
  }
  return { js: assets.hashed('js', 'app', 'js', await script(bound, wasm)), wasm }
}

/** The glue and the chunk loader as one module. */
async function script(bound, wasm) {
  const entry = join(bound, `${NAME}.js`)
  // Never used, since the page passes the address, but it would name a file that does not exist.
  const glue = readFileSync(entry, 'utf8').replaceAll(`${NAME}_bg.wasm`, wasm.slice('/assets/'.length))
  writeFileSync(entry, glue)
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
    // wasm-bindgen names the loader once for each import; they are the same object.
    logOverride: { 'duplicate-object-key': 'silent' },
  })
  return result.outputFiles[0].contents
}

async function optimized(ctx, file) {
  const out = `${file}.opt`
  await exec(join(ctx.web, 'node_modules', '.bin', 'wasm-opt'), [file, ...WASM_OPT, '-o', out], { maxBuffer: 1 << 26 })
  return readFileSync(out)
}

/** `split_staff.wasm` → `page-staff`; what several pages share keeps its number. */
function chunkName(file) {
  const page = /^split_+(.+?)(?:_view)?(?:_\d+)?\.wasm$/.exec(file)
  return page ? `page-${page[1].replaceAll('_', '-')}` : file.replace(/\.wasm$/, '').replaceAll('_', '-')
}

/** As many at a time as there are processors: each wasm-opt wants one and much memory. */
async function inTurns(items, work) {
  const results = []
  let next = 0
  const worker = async () => {
    while (next < items.length) {
      const at = next++
      results[at] = await work(items[at])
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  return results
}

function fresh(dir) {
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  return dir
}
