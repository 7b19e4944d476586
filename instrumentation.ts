/** Next calls this once, before the first request. What is not configured is not even loaded. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { notePeerAddresses } = await import("@/server/infra/peer-address");
  notePeerAddresses();
  if (!process.env.OTEL_EXPORTER_OTLP_ENDPOINT) return;
  const { startTracing } = await import("./server/infra/start-tracing");
  const tracing = startTracing();
  // Best effort: Next ends the process once its last answer is out, and waits for nobody else.
  process.once("SIGTERM", () => void tracing.shutdown().catch(() => undefined));
}
