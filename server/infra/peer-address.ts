import { randomUUID } from "node:crypto";
import { type IncomingMessage, Server } from "node:http";

/** Kept on the process: the app's bundles each have a copy of this file. */
const kept = globalThis as { primelinkPeerHeader?: string };

/**
 * Next hands no socket to routes, so each request is given a header with the other end of its connection. Its name is
 * made up anew by each process: nobody outside can send it. Called once, before the first request.
 */
export function notePeerAddresses(): void {
  if (kept.primelinkPeerHeader) return;
  const name = `x-peer-${randomUUID()}`;
  kept.primelinkPeerHeader = name;
  const emit: (event: string, ...args: unknown[]) => boolean = Server.prototype.emit;
  Server.prototype.emit = function (this: Server, event: string, ...args: unknown[]) {
    if (event === "request") {
      const request = args[0] as IncomingMessage;
      const { remoteAddress } = request.socket;
      if (remoteAddress) request.headers[name] = remoteAddress;
    }
    return emit.call(this, event, ...args);
  };
}

/** Null where no server of ours took the connection, such as on a platform that calls functions. */
export function peerAddressOf(headers: Headers): string | null {
  return kept.primelinkPeerHeader ? headers.get(kept.primelinkPeerHeader) : null;
}
