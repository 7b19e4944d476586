import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import type { Env, Hono } from "hono";

/** Every sandbox app runs on Node, so the raw request and answer are always at hand. */
export type SandboxEnv = { Bindings: HttpBindings };

export interface ListenOptions {
  /** 0 (the default) takes any free port. */
  port?: number;
  /** Defaults to 127.0.0.1: a sandbox is for this machine alone unless told otherwise. */
  host?: string;
  /** What the error names when the port is taken, such as "The BigCommerce sandbox". */
  name?: string;
  /** The environment variable that chooses the port, named as the remedy. */
  portVariable?: string;
}

export interface Listening {
  url: string;
  port: number;
  close(): Promise<void>;
}

/** Serves an app; rejects with a plain sentence when the port is taken. */
export async function listen<E extends Env>(app: Hono<E>, options: ListenOptions = {}): Promise<Listening> {
  const { port = 0, host = "127.0.0.1" } = options;
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, options, port, host)));
    server.listen(port, host, resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  const shownHost = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  let closing: Promise<void> | undefined;
  return {
    url: `http://${shownHost}:${bound}`,
    port: bound,
    close: () => {
      closing ??= close(server);
      return closing;
    },
  };
}

function explain(error: NodeJS.ErrnoException, options: ListenOptions, port: number, host: string): Error {
  if (error.code !== "EADDRINUSE" && error.code !== "EACCES") return error;
  const name = options.name ?? "The sandbox";
  const why =
    error.code === "EACCES" ? "may not be used by this user" : "is already in use by another program";
  const choose = options.portVariable ? `set ${options.portVariable} to another port` : "choose another port";
  return new Error(`${name} cannot start: port ${port} on ${host} ${why}. Stop that program or ${choose}.`, {
    cause: error,
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    // Keep-alive connections and answers held back by a time-out fault would keep the server open.
    server.closeAllConnections();
  });
}
