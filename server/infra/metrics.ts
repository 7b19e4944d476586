import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

/**
 * What this process counts itself. Labels are names from closed lists only: never an organisation, an id of a record
 * or an address, which would tell strangers' business and grow without end.
 */
function create() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    procedureSeconds: new Histogram({
      name: "primelink_procedure_duration_seconds",
      help: "How long calls of the API took, by procedure and outcome (ok, or the error's code).",
      labelNames: ["procedure", "outcome"],
      buckets: [0.01, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 15],
      registers,
    }),
    runsEnded: new Counter({
      name: "primelink_runs_ended_total",
      help: "Runs that came to their end in this process.",
      labelNames: ["status", "kind", "trigger"],
      registers,
    }),
    runSeconds: new Histogram({
      name: "primelink_run_duration_seconds",
      help: "From a run's first step to its end.",
      labelNames: ["status", "kind"],
      buckets: [5, 15, 60, 300, 900, 3_600, 4 * 3_600, 12 * 3_600],
      registers,
    }),
    records: new Counter({
      name: "primelink_records_total",
      help: "Records of runs that have ended, by what became of them.",
      labelNames: ["entity", "outcome"],
      registers,
    }),
    webhooks: new Counter({
      name: "primelink_webhooks_total",
      help: "Webhooks that stores sent, by what was done with them.",
      labelNames: ["platform", "verdict"],
      registers,
    }),
    outboundSeconds: new Histogram({
      name: "primelink_outbound_duration_seconds",
      help: "Requests to stores, by platform and by the class of the answer or the reason why there was none.",
      labelNames: ["platform", "outcome"],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof create>;

/** Kept across the bundles that Next makes of the server, each of which would otherwise count for itself. */
const kept = globalThis as { primelinkMetrics?: Metrics };

export function metrics(): Metrics {
  kept.primelinkMetrics ??= create();
  return kept.primelinkMetrics;
}
