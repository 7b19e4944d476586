import { ROOT_CONTEXT, type Span, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import { BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { installTracing, type OpenSpan } from "./tracing";

/**
 * Sends spans to OTEL_EXPORTER_OTLP_ENDPOINT, by the SDK's own variables (service name, headers, sampler).
 *
 * The provider is not registered for the whole process: Next and the Inngest SDK would add spans of their own, whose
 * names and attributes quote addresses with the tokens and keys in them.
 */
export function startTracing(): { shutdown(): Promise<void> } {
  const provider = new BasicTracerProvider({
    // Later ones win: OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES over our name.
    resource: defaultResource()
      .merge(resourceFromAttributes({ "service.name": "primelink" }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  const tracer = provider.getTracer("primelink");
  const contexts = new AsyncLocalStorageContextManager().enable();

  installTracing({
    inSpan(name, attributes, work) {
      const parent = contexts.active() ?? ROOT_CONTEXT;
      const span = tracer.startSpan(name, { attributes }, parent);
      return contexts.with(trace.setSpan(parent, span), async () => {
        try {
          return await work(opened(span));
        } catch (error) {
          failed(span, error instanceof Error ? error.name : "unknown");
          throw error;
        } finally {
          span.end();
        }
      });
    },
  });
  return { shutdown: () => provider.shutdown() };
}

function opened(span: Span): OpenSpan {
  return {
    set: (attributes) => void span.setAttributes(attributes),
    fail: (kind) => failed(span, kind),
  };
}

/** The error's kind alone: its message may quote an address. */
function failed(span: Span, kind: string): void {
  span.setAttribute("error.type", kind).setStatus({ code: SpanStatusCode.ERROR });
}
