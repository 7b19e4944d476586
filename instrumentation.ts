/** Called by Next once when the server starts. What is not configured is not even loaded. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || !process.env.OTEL_EXPORTER_OTLP_ENDPOINT) return;
  const { startTracing } = await import("./server/infra/start-tracing");
  const tracing = startTracing();
  // What has been gathered is sent before the process is gone; Next ends it once its last answer is out.
  process.once("SIGTERM", () => void tracing.shutdown().catch(() => undefined));
}
