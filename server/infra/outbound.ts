import { Agent, Pool } from "undici";
import { type Transport, TransportError, type TransportResponse } from "@/server/connectors/core/transport";
import { exchange } from "./outbound-exchange";
import { createOutboundGuard, GuardRefusal, type OutboundGuardOptions, portOf } from "./outbound-guard";

export interface OutboundOptions extends OutboundGuardOptions {
  /** Largest answer that is read. Default 64 MB. */
  maxBytes?: number;
  /** How long a connection may take to come up. Default 10 s. */
  connectTimeoutMs?: number;
  /** Certificates to trust besides the public ones, for stores with an authority of their own. */
  ca?: string;
}

export interface Outbound {
  transport: Transport;
  /** Rejects with TransportError when the guard would not open this address as it resolves now. Sends nothing. */
  check(address: string): Promise<void>;
  /** Ends the kept connections. */
  close(): Promise<void>;
}

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** What may be said to another origin than the one that was asked: nothing that could be a credential. */
const HARMLESS_HEADERS = new Set(["accept", "accept-encoding", "accept-language", "user-agent"]);

/**
 * The only way out of the house. Every address is checked when the connection is made, so a name that resolves
 * to something else a moment later gains nothing, and again at each redirect.
 */
export function createOutbound(options: OutboundOptions = {}): Outbound {
  const guard = createOutboundGuard(options);
  const maxBytes = options.maxBytes ?? 64 * 1024 * 1024;
  const agent = new Agent({
    factory: (origin, settings) =>
      new Pool(origin, {
        ...settings,
        connections: 32,
        // The exchange keeps the time of the whole request itself.
        headersTimeout: 0,
        bodyTimeout: 0,
        connect: {
          timeout: options.connectTimeoutMs ?? 10_000,
          lookup: guard.lookupFor(portOf(new URL(origin))),
          ...(options.ca ? { ca: options.ca } : {}),
        },
      }),
  });

  const transport: Transport = async (request) => {
    let url = parse(request.url);
    let headers: Record<string, string> = {
      "user-agent": "PrimeLink",
      "accept-encoding": "gzip, deflate, br",
      ...lowerCase(request.headers),
    };
    const deadline = AbortSignal.timeout(request.timeoutMs);
    for (let hops = 0; ; hops += 1) {
      checked(() => guard.checkUrl(url));
      const answer = await exchange(agent, {
        url,
        method: request.method,
        headers,
        body: request.body,
        deadline,
        signal: request.signal,
        maxBytes,
      });
      const next = hops < MAX_REDIRECTS ? redirectOf(request.method, answer, url) : undefined;
      if (!next) return { ...answer, url: url.href };
      if (next.origin !== url.origin) {
        headers = Object.fromEntries(Object.entries(headers).filter(([name]) => HARMLESS_HEADERS.has(name)));
      }
      url = next;
    }
  };

  const check = async (address: string): Promise<void> => {
    const url = parse(address);
    checked(() => guard.checkUrl(url));
    const error = await new Promise<Error | null>((resolve) => {
      guard.lookupFor(portOf(url))(url.hostname, { all: true }, resolve);
    });
    // A name that cannot be resolved now may be later: whoever sends to it is told then.
    if (error instanceof GuardRefusal) throw refused(error);
  };

  return { transport, check, close: () => agent.destroy() };
}

function parse(address: string): URL {
  return checked(() => {
    if (!URL.canParse(address))
      throw new GuardRefusal("The address is not a web address. Check how it is written.");
    return new URL(address);
  });
}

function checked<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    throw error instanceof GuardRefusal ? refused(error) : error;
  }
}

function refused(error: GuardRefusal): TransportError {
  return new TransportError("refused_by_guard", error.message, false, { cause: error });
}

function redirectOf(method: string, answer: Omit<TransportResponse, "url">, from: URL): URL | undefined {
  const location = answer.headers.location;
  if (!REDIRECTS.has(answer.status) || location === undefined) return undefined;
  if (method !== "GET" && method !== "HEAD") return undefined;
  return URL.canParse(location, from) ? new URL(location, from) : undefined;
}

function lowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
