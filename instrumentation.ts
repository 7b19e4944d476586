/** Next calls this once, before the first request. What is not configured is not even loaded. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { notePeerAddresses } = await import("@/server/infra/peer-address");
  notePeerAddresses();
  if (!process.env.OTEL_EXPORTER_OTLP_ENDPOINT) return;
  const { startTracing } = await import("./server/infra/start-tracing");
  const tracing = startTracing();
  // What has been gathered is sent before the process is gone; Next ends it once its last answer is out.
  process.once("SIGTERM", () => void tracing.shutdown().catch(() => undefined));
}
