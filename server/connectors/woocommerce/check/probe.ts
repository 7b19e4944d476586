import type { ConnectorContext } from "@/server/connectors/core/context";
import { ConnectorError } from "@/server/connectors/core/errors";
import { createHttpClient } from "@/server/connectors/core/http-client";
import type { HttpAnswer, Query } from "@/server/connectors/core/http-types";
import { TransportError } from "@/server/connectors/core/transport";
import type { JsonValue } from "@/server/domain/json";
import { type WpError, wpErrorOf } from "../answers";
import { authorizeBy } from "../auth";
import type { AuthWay, StoreCredentials } from "../credentials";
import { PLATFORM_NAME } from "../words";

const TIMEOUT_MS = 20_000;

export interface Unreachable {
  message: string;
  remedy: string;
  technical: string;
}

export type Probe =
  | { reached: true; answer: HttpAnswer; error: WpError | null; technical: string }
  | { reached: false; trouble: Unreachable };

export interface Prober {
  get(url: string, query?: Query): Promise<Probe>;
  post(url: string, body: JsonValue): Promise<Probe>;
}

const REMEDIES: Partial<Record<TransportError["kind"], string>> = {
  dns: "Check how the address is written.",
  tls: "Ask the shop's host to renew the certificate of this address, or enter the address that the certificate is for.",
  timeout: "Open the shop in a browser. If it is slow there too, ask its host; otherwise test again.",
  refused_by_guard: "Enter the public address of the shop.",
};

function unreachable(error: ConnectorError): Unreachable {
  const kind = error.cause instanceof TransportError ? error.cause.kind : undefined;
  return {
    message: error.message,
    remedy: (kind && REMEDIES[kind]) ?? "Check that the shop opens in a browser, then test again.",
    technical: error.technical ?? error.message,
  };
}

/** Asks a shop and hands every answer back, whatever it is; with `way` the key goes along. */
export function createProber(
  credentials: StoreCredentials,
  context: ConnectorContext,
  way: AuthWay | null,
): Prober {
  const http = createHttpClient({
    context,
    baseUrl: "",
    platformName: PLATFORM_NAME,
    role: "target",
    timeoutMs: TIMEOUT_MS,
    maxRetries: 1,
    secrets: [credentials.consumerKey, credentials.consumerSecret],
    buildUrl: (path, query) => {
      const text = query.toString();
      return text === "" ? path : `${path}${path.includes("?") ? "&" : "?"}${text}`;
    },
    ...(way === null ? {} : { authorize: authorizeBy(way, credentials) }),
    classify: () => "return",
  });

  async function probe(send: () => Promise<HttpAnswer>): Promise<Probe> {
    try {
      const answer = await send();
      const technical = http.redact(`${answer.status} ${answer.url}: ${answer.text.slice(0, 300)}`);
      return { reached: true, answer, error: wpErrorOf(answer.json), technical };
    } catch (error) {
      if (error instanceof ConnectorError) return { reached: false, trouble: unreachable(error) };
      throw error;
    }
  }

  return {
    get: (url, query) => probe(() => http.get(url, query)),
    post: (url, body) => probe(() => http.post(url, body)),
  };
}
