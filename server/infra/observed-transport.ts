import { type Transport, TransportError } from "@/server/connectors/core/transport";
import { metrics } from "./metrics";
import { inSpan } from "./tracing";

/** Counts and traces what is asked of stores of one platform. A trace names the host, a metric not even that. */
export function observedTransport(platform: string, transport: Transport): Transport {
  return (request) => {
    const attributes = {
      "http.request.method": request.method,
      "server.address": hostOf(request.url),
      platform,
    };
    return inSpan(`${request.method} ${platform}`, attributes, async (span) => {
      const end = metrics().outboundSeconds.startTimer({ platform });
      try {
        const answer = await transport(request);
        end({ outcome: `${Math.floor(answer.status / 100)}xx` });
        span.set({ "http.response.status_code": answer.status });
        if (answer.status >= 400) span.fail(String(answer.status));
        return answer;
      } catch (error) {
        end({ outcome: error instanceof TransportError ? error.kind : "error" });
        throw error;
      }
    });
  };
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : "";
}
