import { type LookupAddress, lookup as systemLookup } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** Addresses were typed by users, so this decides which of them the server may open. */
export interface OutboundGuard {
  /** Throws GuardRefusal for what needs no name to be resolved: scheme, credentials in the address, a literal IP. */
  checkUrl(url: URL): void;
  /** Name resolution for connections to this port: hands out only addresses that were checked. */
  lookupFor(port: number): LookupFunction;
}

/** The address may not be opened; the message is for the person who typed it and names no inner address. */
export class GuardRefusal extends Error {
  override readonly name = "GuardRefusal";
}

/** Resolves a name to all its addresses. */
export type Resolver = (
  hostname: string,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface OutboundGuardOptions {
  /** `host:port`, or an address range such as 10.1.0.0/16, that may be opened although it is not public. */
  allow?: readonly string[];
  resolve?: Resolver;
  /** Ports on which public addresses may be opened. */
  ports?: readonly number[];
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Where shops answer; a mail server, a database or a cache is not one. */
const SHOP_PORTS = [80, 443, 8080, 8443];

/** Public by their number, yet answered inside a cloud's own network (Azure's platform address). */
const INNER_ADDRESSES = new Set(["168.63.129.16"]);

const GIVEN_OUT = ipaddr.parseCIDR("2000::/3");

const INNER_DOMAINS = /\.(localhost|localdomain|local|internal|intranet|lan|home|corp|private|home\.arpa)$/;

const ADMIN_HINT = "An administrator of this server can allow it in OUTBOUND_ALLOW.";

const resolveBySystem: Resolver = (hostname, callback) => {
  systemLookup(hostname, { all: true, verbatim: true }, callback);
};

interface AllowList {
  endpoints: Set<string>;
  ranges: [Address, number][];
}

/** Throws at start-up for an entry that cannot be read, rather than guess what was meant. */
function parseAllowList(entries: readonly string[]): AllowList {
  const list: AllowList = { endpoints: new Set(), ranges: [] };
  for (const entry of entries.map((text) => text.trim().toLowerCase()).filter((text) => text !== "")) {
    if (entry.includes("/")) {
      if (!ipaddr.isValidCIDR(entry)) throw new Error(unreadable(entry));
      list.ranges.push(ipaddr.parseCIDR(entry));
      continue;
    }
    const parts = /^(?<host>\[[0-9a-f:.]+\]|[^\s:]+):(?<port>\d{1,5})$/.exec(entry)?.groups;
    if (!parts?.host || Number(parts.port) > 65_535) throw new Error(unreadable(entry));
    list.endpoints.add(endpoint(bare(parts.host), Number(parts.port)));
  }
  return list;
}

function unreadable(entry: string): string {
  return `OUTBOUND_ALLOW has an entry that is neither host:port nor an address range such as 10.1.0.0/16: "${entry}".`;
}

function bare(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, "")
    .replace(/\.+$/, "");
}

function endpoint(host: string, port: number): string {
  const name = ipaddr.isValid(host) ? ipaddr.process(host).toString() : host;
  return `${name} ${port}`;
}

function isPublic(address: Address): boolean {
  if (address.range() !== "unicast" || INNER_ADDRESSES.has(address.toString())) return false;
  // Of IPv6 only 2000::/3 has been given out (RFC 4291): beyond are forms that hold an IPv4 address, such as ::a.b.c.d
  // and NAT64 with a local prefix, and ranges that were withdrawn.
  return address.kind() === "ipv4" || address.match(GIVEN_OUT);
}

/** Names that only an inner resolver knows: this machine, the network at hand, a cloud's metadata. */
function isInnerName(host: string): boolean {
  if (ipaddr.isValid(host)) return false;
  return !host.includes(".") || INNER_DOMAINS.test(host);
}

export function portOf(url: URL): number {
  return url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
}

export function createOutboundGuard(options: OutboundGuardOptions = {}): OutboundGuard {
  const allow = parseAllowList(options.allow ?? []);
  const resolve = options.resolve ?? resolveBySystem;
  const ports = new Set(options.ports ?? SHOP_PORTS);

  function inAllowedRange(address: Address): boolean {
    return allow.ranges.some(([base, bits]) => base.kind() === address.kind() && address.match(base, bits));
  }

  /** Undefined when every address may be opened. */
  function refusal(host: string, port: number, addresses: readonly string[]): GuardRefusal | undefined {
    if (allow.endpoints.has(endpoint(host, port))) return undefined;
    for (const text of addresses) {
      const address = ipaddr.isValid(text) ? ipaddr.process(text) : undefined;
      if (address && (inAllowedRange(address) || allow.endpoints.has(endpoint(text, port)))) continue;
      if (!address || !isPublic(address) || isInnerName(host)) return notPublic(host);
      if (!ports.has(port)) {
        return new GuardRefusal(
          `The address ${host} was not opened because of its port ${port}; only ${[...ports].join(", ")} are allowed. ${ADMIN_HINT}`,
        );
      }
    }
    return undefined;
  }

  return {
    checkUrl(url) {
      if (url.protocol !== "http:" && url.protocol !== "https:") {
        throw new GuardRefusal("Only addresses that begin with https:// or http:// can be opened.");
      }
      if (url.username !== "" || url.password !== "") {
        throw new GuardRefusal(
          "The address contains a user name or password before the @. Take that part out and enter it in its own field.",
        );
      }
      const host = bare(url.hostname);
      if (!ipaddr.isValid(host)) return;
      const refused = refusal(host, portOf(url), [host]);
      if (refused) throw refused;
    },
    lookupFor: (port) => (hostname, lookupOptions, callback) => {
      resolve(hostname, (error, addresses) => {
        const first = addresses?.[0];
        if (error || !first) {
          // An inner name that does not resolve here is refused like one that does.
          const host = bare(hostname);
          const open = allow.endpoints.has(endpoint(host, port)) || !isInnerName(host);
          return callback(open ? (error ?? notFound(hostname)) : notPublic(host), "", 0);
        }
        const refused = refusal(
          bare(hostname),
          port,
          addresses.map((one) => one.address),
        );
        if (refused) return callback(refused, "", 0);
        if (lookupOptions.all) return callback(null, addresses);
        callback(null, first.address, first.family);
      });
    },
  };
}

function notPublic(host: string): GuardRefusal {
  return new GuardRefusal(
    `The address ${host} was not opened because it does not lead to the public internet. Give the store's public address. ${ADMIN_HINT}`,
  );
}

function notFound(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${hostname} has no address`), { code: "ENOTFOUND" });
}
