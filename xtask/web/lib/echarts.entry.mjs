// The part of ECharts that our charts use. A series or component that is not named here does not exist in the app.
import * as core from 'echarts/core'
import { BarChart, FunnelChart, GaugeChart, HeatmapChart, LineChart, RadarChart, ScatterChart } from 'echarts/charts'
import {
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  RadarComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components'
import { SVGRenderer } from 'echarts/renderers'
import langRU from 'echarts/lib/i18n/langRU.js'

core.use([
  BarChart, FunnelChart, GaugeChart, HeatmapChart, LineChart, RadarChart, ScatterChart,
  AriaComponent, DatasetComponent, GridComponent, LegendComponent, MarkLineComponent, RadarComponent,
  TitleComponent, TooltipComponent, VisualMapComponent,
  SVGRenderer,
])
core.registerLocale('RU', langRU)

export const { init, dispose, getInstanceByDom, registerTheme, version } = core
