/** What may be said of a span: never a query, a header or a body. */
export type SpanAttributes = Record<string, string | number | boolean>;

export interface Tracing {
  /** Does the work within a span; a span that was begun within it is its child. */
  inSpan<T>(name: string, attributes: SpanAttributes, work: (span: OpenSpan) => Promise<T>): Promise<T>;
}

export interface OpenSpan {
  set(attributes: SpanAttributes): void;
  /** Marks a span as failed whose work ended without an exception. */
  fail(kind: string): void;
}

/** Kept across the bundles that Next makes of the server. Set by the start of tracing, when that is configured. */
const kept = globalThis as { primelinkTracing?: Tracing };

const NO_SPAN: OpenSpan = { set() {}, fail() {} };

export function installTracing(tracing: Tracing): void {
  kept.primelinkTracing = tracing;
}

/** Without OpenTelemetry configured this only does the work. */
export function inSpan<T>(
  name: string,
  attributes: SpanAttributes,
  work: (span: OpenSpan) => Promise<T>,
): Promise<T> {
  return kept.primelinkTracing ? kept.primelinkTracing.inSpan(name, attributes, work) : work(NO_SPAN);
}
