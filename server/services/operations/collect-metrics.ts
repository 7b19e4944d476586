import { Gauge as PromGauge, Registry } from "prom-client";
import { metrics } from "@/server/infra/metrics";
import { asSystem } from "@/server/infra/tenant";
import type { OperationDeps } from "./deps";
import { type Gauge, readGauges } from "./read-gauges";

/** Everything that a collector is told, in Prometheus' text format. Without the database it is told what is left. */
export async function collectMetrics(deps: OperationDeps): Promise<{ contentType: string; body: string }> {
  const { registry } = metrics();
  const gauges = await asSystem(() => readGauges(deps)).catch(() => undefined);
  const up: Gauge = {
    name: "primelink_database_up",
    help: "Whether the database could be asked.",
    values: [{ labels: {}, value: gauges ? 1 : 0 }],
  };
  const stands = new Registry();
  for (const gauge of [up, ...(gauges ?? [])]) write(stands, gauge);
  return {
    contentType: registry.contentType,
    body: `${await registry.metrics()}\n${await stands.metrics()}`,
  };
}

function write(registry: Registry, { name, help, labelNames = [], values }: Gauge): void {
  const gauge = new PromGauge({ name, help, labelNames: [...labelNames], registers: [registry] });
  for (const { labels, value } of values) gauge.set(labels, value);
}
