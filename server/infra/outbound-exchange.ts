import type { IncomingHttpHeaders } from "node:http";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import type { Dispatcher } from "undici";
import {
  TransportError,
  type TransportRequest,
  type TransportResponse,
} from "@/server/connectors/core/transport";
import { GuardRefusal } from "./outbound-guard";

export interface Exchange {
  url: URL;
  method: TransportRequest["method"];
  headers: Record<string, string>;
  body: string | undefined;
  /** Fires when the time of the whole request, redirects included, is over. */
  deadline: AbortSignal;
  signal: AbortSignal | undefined;
  maxBytes: number;
}

/** How far a request has come: what went wrong means something else at each stage. */
type Stage = "waiting" | "sent" | "answering";

interface Received {
  status: number;
  headers: Record<string, string>;
  chunks: Buffer[];
}

const DECODERS: Record<string, (data: Buffer, limits: { maxOutputLength: number }) => Promise<Buffer>> = {
  gzip: promisify(gunzip),
  "x-gzip": promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/** One request and its whole answer, no redirects. Rejects with TransportError alone. */
export async function exchange(
  dispatcher: Dispatcher,
  request: Exchange,
): Promise<Omit<TransportResponse, "url">> {
  const { status, headers, chunks } = await receive(dispatcher, request);
  const body = await decode(Buffer.concat(chunks), headers["content-encoding"], request.maxBytes);
  return { status, headers, body: body.toString("utf8") };
}

function receive(dispatcher: Dispatcher, request: Exchange): Promise<Received> {
  return new Promise((resolve, reject) => {
    let stage: Stage = "waiting";
    let stopped: TransportError | undefined;
    let controller: Dispatcher.DispatchController | undefined;
    const received: Received = { status: 0, headers: {}, chunks: [] };
    let bytes = 0;

    const stop = (error: TransportError) => {
      stopped ??= error;
      finish();
      reject(stopped);
      controller?.abort(stopped);
    };
    const onDeadline = () =>
      stop(new TransportError("timeout", "no whole answer in time", stage !== "waiting"));
    const onAbort = () => stop(new TransportError("aborted", "called off", stage !== "waiting"));
    const finish = () => {
      request.deadline.removeEventListener("abort", onDeadline);
      request.signal?.removeEventListener("abort", onAbort);
    };
    if (request.signal?.aborted) return onAbort();
    if (request.deadline.aborted) return onDeadline();
    request.deadline.addEventListener("abort", onDeadline);
    request.signal?.addEventListener("abort", onAbort);

    dispatcher.dispatch(
      {
        origin: request.url.origin,
        path: `${request.url.pathname}${request.url.search}`,
        method: request.method,
        headers: request.headers,
        body: request.body ?? null,
      },
      {
        onRequestStart(started) {
          controller = started;
          // Called off while it waited for a connection: nothing has been written yet.
          if (stopped) started.abort(stopped);
          else stage = "sent";
        },
        onResponseStart(_controller, status, headers) {
          // 1xx answers come first and are followed by the real one.
          if (status < 200) return;
          stage = "answering";
          received.status = status;
          received.headers = flatten(headers);
        },
        onResponseData(_controller, chunk) {
          bytes += chunk.length;
          if (bytes > request.maxBytes) return stop(tooLarge());
          received.chunks.push(chunk);
        },
        onResponseEnd() {
          finish();
          resolve(received);
        },
        onResponseError(_controller, error) {
          finish();
          reject(stopped ?? explain(error, stage));
        },
      },
    );
  });
}

function flatten(headers: IncomingHttpHeaders): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
  }
  return flat;
}

async function decode(data: Buffer, encoding: string | undefined, maxBytes: number): Promise<Buffer> {
  const decoder = DECODERS[encoding?.trim().toLowerCase() ?? ""];
  if (!decoder || data.length === 0) return data;
  try {
    return await decoder(data, { maxOutputLength: maxBytes });
  } catch (error) {
    if (codeOf(error) === "ERR_BUFFER_TOO_LARGE") throw tooLarge();
    throw new TransportError("truncated", "the packed answer could not be unpacked", true, { cause: error });
  }
}

function tooLarge(): TransportError {
  return new TransportError("too_large", "the answer is larger than is read", true);
}

function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : "";
}

const DNS_CODES = new Set(["ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "ENODATA", "ESERVFAIL"]);
const TLS_CODE = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|EPROTO)/;

function explain(error: Error, stage: Stage): TransportError {
  const options = { cause: error };
  if (error instanceof GuardRefusal)
    return new TransportError("refused_by_guard", error.message, false, options);
  const code = codeOf(error);
  const message = code === "" ? error.message : `${code}: ${error.message}`;
  if (stage === "answering") return new TransportError("truncated", message, true, options);
  if (stage === "sent") return new TransportError("reset", message, true, options);
  if (DNS_CODES.has(code)) return new TransportError("dns", message, false, options);
  if (TLS_CODE.test(code)) return new TransportError("tls", message, false, options);
  return new TransportError("connect", message, false, options);
}
