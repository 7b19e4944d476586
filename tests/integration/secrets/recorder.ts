import type { AddressInfo } from "node:net";
import { type HttpBindings, type ServerType, serve } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";

export interface Recorder {
  url: string;
  /** Bodies that went either way, oldest first. */
  bodies: string[];
  /** Where it leads, once that is known. */
  lead(to: string): void;
  close(): Promise<void>;
}

type FetchCallback = Parameters<typeof serve>[0]["fetch"];

/** Headers that belong to one connection, or that the copy of the body makes wrong. */
const OF_THE_HOP = [
  "connection",
  "host",
  "content-length",
  "content-encoding",
  "transfer-encoding",
  "keep-alive",
];

export function passedOn(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of OF_THE_HOP) kept.delete(name);
  return kept;
}

/** A server that can also end a connection before anything was answered. */
export async function listenOn(
  handle: (request: Request, drop: () => Response) => Promise<Response>,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = await new Promise<ServerType>((resolve) => {
    const answer = (request: Request, { outgoing }: HttpBindings) =>
      handle(request, () => {
        outgoing.destroy();
        return RESPONSE_ALREADY_SENT;
      });
    const fetch = answer as FetchCallback;
    const started = serve({ fetch, port: 0, hostname: "127.0.0.1" }, () => resolve(started));
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

/** Stands between the app and the executor, and keeps what they say to each other. */
export async function startRecorder(): Promise<Recorder> {
  const bodies: string[] = [];
  let target = "";
  const { url, close } = await listenOn(async (request) => {
    const { pathname, search } = new URL(request.url);
    const body = await request.text();
    const answer = await fetch(`${target}${pathname}${search}`, {
      method: request.method,
      headers: passedOn(request.headers),
      ...(request.method === "GET" ? {} : { body }),
    });
    const text = await answer.text();
    bodies.push(body, text);
    return new Response(text, { status: answer.status, headers: passedOn(answer.headers) });
  });
  return {
    url,
    bodies,
    lead: (to) => {
      target = to;
    },
    close,
  };
}
