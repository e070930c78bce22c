// Trunk's post_build hook: turns Trunk's staging folder into what is served. Debug builds get the same page and
// the same file names, without the size work. It does not compile Rust and does not know the app's screens.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Assets } from './lib/assets.mjs'
import { compressAll } from './lib/compress.mjs'
import { context, step } from './lib/context.mjs'
import { bundleEcharts } from './lib/echarts.mjs'
import { keepPrevious, writeManifest } from './lib/manifest.mjs'
import { copyPublic } from './lib/public.mjs'
import { bundleCss, writeShell } from './lib/shell.mjs'
import { buildWasm } from './lib/wasm.mjs'
import { writeNoWorker, writeWorker } from './lib/worker.mjs'

const ctx = context()
mkdirSync(join(ctx.staging, 'assets'), { recursive: true })
const assets = new Assets(ctx.staging)

const css = await step('css', () => bundleCss(ctx))
const echarts = await step('echarts', () => bundleEcharts(ctx, assets))
const app = await step(ctx.split ? 'wasm, split' : 'wasm', () => buildWasm(ctx, assets))
copyPublic(ctx, assets)
const build = assets.buildId(css)
writeShell(ctx, assets, { build, css, echarts, app })
if (ctx.release) {
  writeWorker(ctx, assets, build)
  await step('compress', () => compressAll(ctx, assets))
  keepPrevious(ctx)
} else {
  writeNoWorker(assets)
}
writeManifest(ctx, assets, build)
rmSync(ctx.work, { recursive: true, force: true })
