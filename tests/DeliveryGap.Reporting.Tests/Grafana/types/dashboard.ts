// The classic dashboard of @grafana/schema, as its JSON is written: an enumeration is one of its values, and what the schema leaves open is that of the panel's or data source's plugin.
import type {
  AnnotationQuery, Dashboard, DataQuery, FieldConfig, FieldConfigSource, GraphFieldConfig, MatcherConfig, Panel, RowPanel,
} from '@grafana/schema';
import type { Options as BarGaugeOptions } from '@grafana/schema/dist/esm/raw/composable/bargauge/panelcfg/x/BarGaugePanelCfg_types.gen';
import type { Options as StatOptions } from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';
import type { Options as TextOptions } from '@grafana/schema/dist/esm/raw/composable/text/panelcfg/x/TextPanelCfg_types.gen';
import type { Options as TimeSeriesOptions } from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';

type Json<T> =
  T extends string ? `${T}`
  : T extends number | boolean | null | undefined ? T
  : T extends ReadonlyArray<infer Item> ? Json<Item>[]
  : unknown extends T ? T
  : T extends object ? { [Key in keyof T]: Json<T[Key]> }
  : T;

// Not of @grafana/schema: what Grafana's Prometheus plugin reads.
interface PrometheusQuery extends Pick<DataQuery, 'refId' | 'datasource'> {
  expr: string;
  legendFormat: string;
  instant?: true;
  range?: true;
}

type PrometheusAnnotation = AnnotationQuery & {
  expr?: string;
  titleFormat?: string;
  textFormat?: string;
  tagKeys?: string;
  useValueForTime?: boolean;
};

type Fields<Custom> = Omit<FieldConfigSource, 'defaults' | 'overrides'> & {
  defaults: Omit<FieldConfig, 'custom'> & { custom?: Custom };
  overrides: Array<{ matcher: MatcherConfig; properties: Array<{ id: string; value?: unknown }> }>;
};

// Options that are not written are the plugin's own.
type Of<Type extends string, Options, Custom = never> = Omit<Panel, 'type' | 'options' | 'targets' | 'fieldConfig'> & {
  type: Type;
  options?: Partial<Options>;
  targets?: PrometheusQuery[];
  fieldConfig?: Fields<Custom>;
};

type Shown = Of<'text', TextOptions> | Of<'stat', StatOptions> | Of<'timeseries', TimeSeriesOptions, GraphFieldConfig> | Of<'bargauge', BarGaugeOptions>;

export type Written = Json<Omit<Dashboard, 'panels' | 'annotations'> & {
  panels: Array<Shown | (Omit<RowPanel, 'panels'> & { panels: Shown[] })>;
  annotations: { list: PrometheusAnnotation[] };
}>;

// It is a dashboard of the schema in any case.
type Check<T extends Json<Dashboard>> = T;
export type Checked = Check<Written>;
