import { Agent, type Dispatcher, request } from "undici";
import { isSigned, signBody } from "../signature";

/** A step may take as long as on the hosted service: two hours. */
const longestCall = 2 * 60 * 60_000;

export type Answer =
  | { kind: "answer"; status: number; body: string; headers: AnswerHeaders }
  /** No call was made: the app is not there, or not ready, or does not know our key. */
  | { kind: "unreachable"; why: string }
  /** The call may have been made: its answer was lost. */
  | { kind: "interrupted"; why: string };

export interface AnswerHeaders {
  noRetry: boolean;
  retryAfter: string | undefined;
  requestVersion: number | undefined;
}

export interface AppClient {
  call(query: { fnId: string; stepId: string }, canonicalBody: string, signal: AbortSignal): Promise<Answer>;
  /** Asks the app for its functions (in-band sync, SDK specification 4.3.5). */
  sync(): Promise<{ kind: "functions"; body: unknown } | { kind: "failed"; why: string }>;
  close(): Promise<void>;
}

/** Errors from before anything was sent. */
const neverSent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);
/** What stands before an app says this while the app itself is away. */
const gatewayStatuses = new Set([502, 503, 504]);

function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function header(response: Dispatcher.ResponseData, name: string): string | undefined {
  const value = response.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function failureOf(error: unknown): Answer {
  const code = codeOf(error);
  const why = code || (error instanceof Error ? error.message : String(error));
  return neverSent.has(code) ? { kind: "unreachable", why } : { kind: "interrupted", why };
}

/** An answer that the SDK did not give: from a proxy, or from the app before its endpoint is ready. */
function strangerOf(status: number): Answer {
  if (status === 401)
    return {
      kind: "unreachable",
      why: "the app does not accept our signature: INNGEST_SIGNING_KEY differs, or INNGEST_DEV is not 0",
    };
  if (status === 404) return { kind: "unreachable", why: "the app has no Inngest endpoint at this address" };
  if (gatewayStatuses.has(status)) return { kind: "unreachable", why: `HTTP ${status}` };
  return { kind: "interrupted", why: `HTTP ${status} that did not come from the Inngest SDK` };
}

export function createAppClient(appUrl: string, signingKey: string): AppClient {
  const agent = new Agent({
    headersTimeout: longestCall,
    bodyTimeout: longestCall,
    connectTimeout: 5_000,
    connections: null,
  });
  const headers = (body: string) => ({
    "content-type": "application/json",
    "x-inngest-signature": signBody(body, signingKey),
    "x-inngest-server-kind": "cloud",
  });

  return {
    async call(query, canonicalBody, signal) {
      const url = new URL(appUrl);
      for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
      try {
        const response = await request(url, {
          method: "POST",
          body: canonicalBody,
          headers: headers(canonicalBody),
          dispatcher: agent,
          signal,
        });
        const body = await response.body.text();
        if (!header(response, "x-inngest-sdk")) return strangerOf(response.statusCode);
        const version = Number(header(response, "x-inngest-req-version"));
        return {
          kind: "answer",
          status: response.statusCode,
          body,
          headers: {
            noRetry: header(response, "x-inngest-no-retry") === "true",
            retryAfter: header(response, "retry-after"),
            requestVersion: Number.isInteger(version) ? version : undefined,
          },
        };
      } catch (error) {
        return failureOf(error);
      }
    },

    async sync() {
      const body = JSON.stringify({ url: appUrl });
      try {
        const response = await request(appUrl, {
          method: "PUT",
          body,
          headers: { ...headers(body), "x-inngest-sync-kind": "in_band" },
          dispatcher: agent,
          headersTimeout: 30_000,
        });
        const text = await response.body.text();
        if (response.statusCode !== 200) return { kind: "failed", why: `HTTP ${response.statusCode}` };
        if (!isSigned(text, header(response, "x-inngest-signature"), signingKey))
          return {
            kind: "failed",
            why: "the app's answer is not signed with our key: INNGEST_SIGNING_KEY differs, or INNGEST_DEV is not 0",
          };
        return { kind: "functions", body: JSON.parse(text) as unknown };
      } catch (error) {
        return {
          kind: "failed",
          why: codeOf(error) || (error instanceof Error ? error.message : String(error)),
        };
      }
    },

    close: () => agent.destroy(),
  };
}
