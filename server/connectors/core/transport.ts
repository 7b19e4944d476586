/** One HTTP request as a connector sends it. The address was typed by a user, so only the outbound guard opens it. */
export interface TransportRequest {
  method: "GET" | "HEAD" | "POST" | "PUT" | "DELETE";
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** What of the body is secret, so that it is taken out of what comes back. */
  secrets?: readonly string[];
  timeoutMs: number;
  signal?: AbortSignal;
}

export interface TransportResponse {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
  /** Address that answered, after redirects. */
  url: string;
}

/** Sends a request through the outbound guard. Follows redirects of GET and HEAD only, checking each hop. */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

/** Why no whole answer came. `sent` is false when the request certainly never reached the other side. */
export class TransportError extends Error {
  override readonly name = "TransportError";
  constructor(
    readonly kind:
      | "refused_by_guard"
      | "dns"
      | "connect"
      | "tls"
      | "timeout"
      | "reset"
      | "truncated"
      | "too_large"
      | "aborted",
    message: string,
    readonly sent: boolean,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
