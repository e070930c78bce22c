// Bundles the trimmed ECharts as one classic script that sets the global `echarts`; the app adds the script element
// on the first page with a chart.
import { build } from 'esbuild'
import { join } from 'node:path'

export async function bundleEcharts(ctx, assets) {
  const result = await build({
    entryPoints: [join(ctx.web, 'lib', 'echarts.entry.mjs')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    globalName: 'echarts',
    target: 'es2020',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'warning',
  })
  return assets.hashed('echarts', 'echarts', 'js', result.outputFiles[0].contents)
}
