import type { ConnectorContext } from "@/server/connectors/core/context";
import { ConnectorError } from "@/server/connectors/core/errors";
import { createWooClient } from "../client";
import type { StoreCredentials } from "../credentials";
import { readStoreFacts, type StoreFacts } from "../profile";
import { REMEDY } from "../words";
import type { Findings } from "./findings";

/** Brands, and the GTIN field shortly before them, came with this version. */
const OLDEST = [9, 6] as const;

function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map((part) => Number.parseInt(part, 10));
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
}

function judgeVersion(version: string | null, findings: Findings): void {
  if (version === null) {
    findings.warning(
      "version",
      "The shop does not tell its version, because the key's user may not see the system status.",
      REMEDY.user,
    );
  } else if (isOlder(version)) {
    findings.warning(
      "version",
      `WooCommerce ${version} is older than ${OLDEST.join(".")}: it has no brands, and perhaps no GTIN field.`,
      "In the WordPress admin open Dashboard, Updates, and update WooCommerce. Make a backup first.",
    );
  } else findings.ok("version", `WooCommerce ${version}.`);
}

function judgeStock(managesStock: boolean, findings: Findings): void {
  if (managesStock) findings.ok("stock", "The shop tracks stock quantities.");
  else {
    findings.warning(
      "stock",
      "The shop has stock management switched off: quantities are not kept, only whether a product is in stock.",
      "Under WooCommerce, Settings, Products, Inventory switch Enable stock management on.",
    );
  }
}

function tell(facts: StoreFacts, findings: Findings): void {
  const { profile } = facts;
  const told: Record<string, string | null> = {
    name: profile.name,
    currency: profile.currency,
    weightUnit: profile.weightUnit,
    lengthUnit: profile.lengthUnit,
    pricesIncludeTax: profile.pricesIncludeTax === null ? null : String(profile.pricesIncludeTax),
    timeZone: profile.timeZone,
    version: profile.version,
    wordpress: facts.wordpress,
    storefrontUrl: profile.storefrontUrl,
  };
  for (const [key, value] of Object.entries(told)) if (value !== null) findings.store[key] = value;
}

/** Name, currency, units and version: what a run has to know of the shop. */
export async function checkStore(
  credentials: StoreCredentials,
  context: ConnectorContext,
  findings: Findings,
): Promise<void> {
  try {
    const facts = await readStoreFacts(createWooClient(credentials, context));
    const { currency, weightUnit, lengthUnit, name } = facts.profile;
    findings.ok(
      "information",
      `${name}: prices in ${currency}, weights in ${weightUnit}, lengths in ${lengthUnit}.`,
    );
    tell(facts, findings);
    judgeVersion(facts.profile.version, findings);
    judgeStock(facts.managesStock, findings);
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    findings.failed(
      "information",
      "The key may not read the shop's settings, which tell currency and units.",
      REMEDY.user,
      error.technical ?? error.message,
    );
  }
}
