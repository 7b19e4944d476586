import ipaddr from "ipaddr.js";
import { DEFAULT_API_URL } from "../credentials";

/** Names that lead nowhere outside: https://www.rfc-editor.org/rfc/rfc6761 and what home and office networks use. */
const INNER = new Set([
  "localhost",
  "local",
  "internal",
  "lan",
  "home",
  "corp",
  "test",
  "invalid",
  "example",
]);

const REMEDY = "Put PrimeLink behind such an address and set APP_URL to it, then switch real time on again.";

function isAddress(host: string): boolean {
  return ipaddr.isValid(bare(host));
}

function isLoopback(host: string): boolean {
  if (host === "localhost" || host.endsWith(".localhost")) return true;
  return isAddress(host) && ipaddr.process(bare(host)).range() === "loopback";
}

function bare(host: string): string {
  return host.replace(/^\[(.*)\]$/, "$1");
}

function isPublicName(host: string): boolean {
  if (isAddress(host)) return false;
  const labels = host.replace(/\.$/, "").split(".");
  return labels.length > 1 && !INNER.has(labels.at(-1) ?? "");
}

/**
 * Why the store cannot post to this address. BigCommerce takes https on port 443 with a certificate that everyone
 * trusts, and nothing else: https://developer.bigcommerce.com/docs/integrations/webhooks
 * A stand-in store on this machine takes this machine's own addresses, too.
 */
export function destinationProblem(url: string, apiUrl: string): string | null {
  if (!URL.canParse(url))
    return `The address ${url} cannot be read. Set APP_URL to the address of PrimeLink.`;
  const { protocol, hostname, port, origin } = new URL(url);
  if (apiUrl !== DEFAULT_API_URL && /^https?:$/.test(protocol) && isLoopback(hostname)) return null;
  if (protocol !== "https:" || port !== "") {
    return `BigCommerce sends webhooks only to addresses that begin with https:// and name no port, not to ${origin}. ${REMEDY}`;
  }
  if (!isPublicName(hostname)) {
    return `BigCommerce sends webhooks only to addresses with a public name, such as https://primelink.example.com, not to ${origin}. ${REMEDY}`;
  }
  return null;
}
