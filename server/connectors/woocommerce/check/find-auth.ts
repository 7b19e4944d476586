import type { ConnectorContext } from "@/server/connectors/core/context";
import type { AuthWay, StoreCredentials } from "../credentials";
import { keyTrouble, UNKNOWN_KEY } from "../failures";
import { isLoopback } from "../store-address";
import { REMEDY, REST_KEYS } from "../words";
import type { Findings } from "./findings";
import { createProber, type Probe, type Prober } from "./probe";

export interface FoundAuth {
  way: AuthWay;
  prober: Prober;
}

function waysFor(url: string): AuthWay[] {
  const { protocol, hostname } = new URL(url);
  if (protocol === "https:") return ["basic", "query"];
  return isLoopback(hostname) ? ["basic", "oauth"] : ["oauth"];
}

/** The key itself was understood, whatever it may do. */
function isKnownKey(probe: Probe): boolean {
  if (!probe.reached) return false;
  if (probe.answer.status === 200) return true;
  if (probe.answer.status === 403) return probe.error?.code === "woocommerce_rest_cannot_view";
  return /read permission/i.test(probe.error?.message ?? "");
}

function judgeProducts(probe: Probe, findings: Findings): void {
  if (!probe.reached) return;
  if (probe.answer.status === 200) findings.ok("products", "The key may read products.");
  else if (probe.answer.status === 403) {
    findings.failed("products", "The key's user may not see products.", REMEDY.user, probe.technical);
  } else findings.failed("products", "The key may only write.", REMEDY.permissions, probe.technical);
}

/** Tries the ways in which a shop may take the key. Null when none works. */
export async function findAuth(
  credentials: StoreCredentials,
  context: ConnectorContext,
  findings: Findings,
): Promise<FoundAuth | null> {
  const refusals: Probe[] = [];
  for (const way of waysFor(credentials.url)) {
    const prober = createProber(credentials, context, way);
    const probe = await prober.get(`${credentials.apiRoot}/wc/v3/products`, { per_page: 1, _fields: "id" });
    if (!isKnownKey(probe)) {
      refusals.push(probe);
      continue;
    }
    if (!findings.has("woocommerce")) findings.ok("woocommerce", "WooCommerce answers.");
    if (way === "query") {
      findings.warning(
        "credentials",
        "The key works, but only as part of the address: the server drops the Authorization header.",
        'Nothing has to be done. To mend it, ask the host to add to .htaccess: SetEnvIf Authorization "(.*)" HTTP_AUTHORIZATION=$1',
      );
    } else findings.ok("credentials", "The shop knows the key.");
    judgeProducts(probe, findings);
    return { way, prober };
  }
  judgeRefusals(refusals, findings);
  return null;
}

function judgeRefusals(refusals: Probe[], findings: Findings): void {
  const reached = refusals.filter((probe) => probe.reached);
  // The refusal that names its reason says more than "you cannot list resources".
  const telling =
    reached.find((probe) => probe.error?.code === "woocommerce_rest_authentication_error") ?? reached[0];
  if (!telling) {
    const [first] = refusals;
    if (first && !first.reached) {
      findings.failed("credentials", first.trouble.message, first.trouble.remedy, first.trouble.technical);
    }
    return;
  }
  const { answer, error, technical } = telling;
  if (error?.code === "rest_no_route") {
    findings.failed(
      "woocommerce",
      "WordPress answers, but WooCommerce does not.",
      REMEDY.woocommerce,
      technical,
    );
  } else if (error === null) {
    findings.failed(
      "credentials",
      `Something other than WooCommerce answered (${answer.status}).`,
      REMEDY.firewall,
      technical,
    );
  } else if (error.code === "woocommerce_rest_authentication_error") {
    const [detail, ...rest] = keyTrouble(answer.status, error).split(". ");
    findings.failed("credentials", `${detail}.`, rest.join(". "), technical);
  } else if (error.code === "woocommerce_rest_cannot_view") {
    findings.failed("credentials", UNKNOWN_KEY, REMEDY.key, technical);
  } else {
    findings.failed(
      "credentials",
      `The shop refuses all access to its API (${error.code}).`,
      `${REMEDY.firewall} The key itself is under ${REST_KEYS}.`,
      technical,
    );
  }
}
