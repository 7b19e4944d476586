import ipaddr from "ipaddr.js";

/**
 * The address that a request came from. X-Forwarded-For can be written by anyone, so only as many of its entries are
 * believed, from the right, as there are proxies of the deployer's; without any it is what the connection itself says.
 */
export function clientAddress(request: {
  forwardedFor: string | null;
  /** The other end of the connection, where the server knows it. */
  peer: string | null;
  trustedProxies: number;
}): string | null {
  const { forwardedFor, peer, trustedProxies } = request;
  if (trustedProxies < 1) return normalised(peer);
  const entries = (forwardedFor ?? "").split(",").map((entry) => entry.trim());
  // Too few entries: the request went past a proxy, and what it says of itself is worth nothing.
  return normalised(entries.at(-trustedProxies)) ?? normalised(peer);
}

function normalised(address: string | null | undefined): string | null {
  if (!address || !ipaddr.isValid(address)) return null;
  return ipaddr.process(address).toString();
}

/** What limits count by: one home or host has a whole /64 of IPv6 addresses. */
export function networkOf(address: string): string {
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString()}/64`;
}
