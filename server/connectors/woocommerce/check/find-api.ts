import { isJsonObject } from "@/server/domain/json";
import type { StoreCredentials } from "../credentials";
import { isLoopback } from "../store-address";
import { REMEDY } from "../words";
import type { Findings } from "./findings";
import type { Probe, Prober } from "./probe";

export interface FoundApi {
  /** The shop's address after www and https have been settled. */
  url: string;
  apiRoot: string;
}

const ADDRESS_REMEDY =
  "Enter the address under which the shop opens in a browser, without what stands behind the shop's name.";

/** How WordPress announces its API: https://developer.wordpress.org/rest-api/using-the-rest-api/discovery/ */
function announcedRoot(probe: Probe): string | null {
  if (!probe.reached) return null;
  return /<([^>]+)>;\s*rel="https:\/\/api\.w\.org\/"/.exec(probe.answer.headers.link ?? "")?.[1] ?? null;
}

function isIndex(probe: Probe): boolean {
  return probe.reached && isJsonObject(probe.answer.json) && Array.isArray(probe.answer.json.namespaces);
}

/** WordPress answered, though it keeps its index to itself. */
function isClosedIndex(probe: Probe): boolean {
  return probe.reached && [401, 403].includes(probe.answer.status) && probe.error !== null;
}

function withoutWww(host: string): string {
  return host.replace(/^www\./i, "").toLowerCase();
}

/** The address that answers in the end; null when it leads to somebody else's. */
function settledAddress(typed: string, reached: string): string | null {
  const [from, to] = [new URL(typed), new URL(reached)];
  if (withoutWww(from.hostname) !== withoutWww(to.hostname)) return null;
  // A front page may send on to /en/ or /home: only scheme and host are taken over.
  return `${to.protocol}//${to.host}${from.pathname.replace(/\/+$/, "")}`;
}

function judgeHttps(url: string, findings: Findings): void {
  const { protocol, hostname } = new URL(url);
  if (protocol === "https:") findings.ok("https", "The connection is encrypted.");
  else if (isLoopback(hostname)) findings.ok("https", "Not needed: the shop is on this machine.");
  else {
    findings.warning(
      "https",
      "The shop answers without encryption. Requests are signed, so the key stays secret, but what is sent can be read on the way.",
      "Ask the shop's host for a certificate, set both addresses under Settings, General to https://, and enter the new address here.",
    );
  }
}

/** Finds the address that the shop really answers at and its API. Null when a person has to mend something first. */
export async function findApi(
  prober: Prober,
  credentials: StoreCredentials,
  findings: Findings,
): Promise<FoundApi | null> {
  const home = await prober.get(`${credentials.url}/`);
  if (!home.reached) {
    const { message, remedy, technical } = home.trouble;
    findings.failed("address", message, remedy, technical);
    return null;
  }
  const url = settledAddress(credentials.url, home.answer.url);
  if (url === null) {
    const other = new URL(home.answer.url).host;
    findings.failed(
      "address",
      `The address leads on to ${other}.`,
      `If ${other} is your shop, enter that address; otherwise correct this one.`,
      home.technical,
    );
    return null;
  }
  findings.ok("address", url === credentials.url ? "The shop answers." : `The shop answers at ${url}.`);
  judgeHttps(url, findings);
  const apiRoot = await findRoot(prober, url, announcedRoot(home), findings);
  return apiRoot === null ? null : { url, apiRoot };
}

async function findRoot(
  prober: Prober,
  url: string,
  announced: string | null,
  findings: Findings,
): Promise<string | null> {
  const pretty = [announced, `${url}/wp-json`, `${url}/index.php/wp-json`]
    .filter((root) => root !== null && !root.includes("?") && new URL(root).host === new URL(url).host)
    .map((root) => (root ?? "").replace(/\/+$/, ""));
  let last: Probe | null = null;
  for (const root of new Set(pretty)) {
    last = await prober.get(`${root}/`, { _fields: "name,namespaces" });
    if (!isIndex(last) && !isClosedIndex(last)) continue;
    findings.ok("permalinks", "The shop has readable addresses, which its API needs.");
    findings.ok("rest_api", "WordPress answers.");
    judgeNamespaces(last, findings);
    return root;
  }
  const plain = await prober.get(`${url}/`, { rest_route: "/", _fields: "namespaces" });
  const technical = last?.reached ? last.technical : undefined;
  if (isIndex(plain) || isClosedIndex(plain)) {
    findings.ok("rest_api", "WordPress answers.");
    findings.failed(
      "permalinks",
      "The shop uses plain permalinks. With them the API takes no key.",
      REMEDY.permalinks,
      technical,
    );
    return null;
  }
  if (last?.reached && [401, 403, 406, 429, 503].includes(last.answer.status)) {
    findings.failed(
      "rest_api",
      `Something in front of the shop refuses access to its API (${last.answer.status}).`,
      REMEDY.firewall,
      technical,
    );
    return null;
  }
  findings.failed(
    "rest_api",
    "There is no WordPress API at this address: it is no WordPress site, or the API is switched off.",
    `${ADDRESS_REMEDY} If it is a WordPress site, look for a security plugin that switches the REST API off.`,
    technical,
  );
  return null;
}

function judgeNamespaces(index: Probe, findings: Findings): void {
  const namespaces =
    index.reached && isJsonObject(index.answer.json) ? index.answer.json.namespaces : undefined;
  if (!Array.isArray(namespaces)) return;
  if (namespaces.includes("wc/v3"))
    findings.ok("woocommerce", "WooCommerce answers with version 3 of its API.");
  else {
    findings.failed(
      "woocommerce",
      "WordPress answers, but WooCommerce does not.",
      `${REMEDY.woocommerce} If it is active, a security plugin hides its API.`,
    );
  }
}
