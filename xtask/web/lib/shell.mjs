// The page: Trunk's index.html with the bundled CSS, the names of this build and the start script put in.
import { build, transformSync } from 'esbuild'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One stylesheet from style/main.css and its imports; empty while there is none. */
export async function bundleCss(ctx) {
  const entry = join(ctx.root, 'style', 'main.css')
  if (!existsSync(entry)) return ''
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    minify: ctx.release,
    write: false,
    target: ['chrome120', 'firefox121', 'safari17'],
    loader: { '.svg': 'dataurl', '.woff2': 'dataurl' },
    logLevel: 'warning',
  })
  return result.outputFiles[0].text.trim()
}

export function writeShell(ctx, assets, { build: id, css, echarts, app }) {
  let page = readFileSync(join(ctx.staging, 'index.html'), 'utf8')
  const put = (mark, text) => {
    if (!page.includes(mark)) throw new Error(`index.html lacks ${mark}`)
    page = page.replace(mark, () => text)
  }
  put('<!-- build: css -->', css && `<style>${css}</style>`)
  put('<!-- build: preload -->', [
    `<link rel="modulepreload" href="${app.js}">`,
    `<link rel="preload" href="${app.wasm}" as="fetch" type="application/wasm" crossorigin>`,
  ].join(''))
  put('<!-- build: start -->', `<script type="module">${startScript(ctx, app)}</script>`)
  put('name="echarts" content=""', `name="echarts" content="${echarts}"`)
  put('name="build" content=""', `name="build" content="${id}"`)
  if (ctx.release) page = squeeze(page)
  assets.write('page', '/index.html', page)
}

/** Starts the app; a release also registers the service worker once the app stands. */
function startScript(ctx, app) {
  const start = `import init from '${app.js}';\nawait init({ module_or_path: '${app.wasm}' });\n`
  if (!ctx.release) return start
  const register = readFileSync(join(ctx.web, 'lib', 'register.js'), 'utf8')
  return transformSync(start + register, { minify: true, format: 'esm', target: 'es2022' }).code.trim()
}

/** Whitespace between tags and HTML comments go; text and inline code stay as they are. */
function squeeze(page) {
  return page.replace(/<!--(?!\[)[\s\S]*?-->/g, '').replace(/>\s*\n\s*</g, '><').replace(/\n\s*/g, '\n')
}
