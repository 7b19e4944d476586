import { FatalError } from "@/server/connectors/core/errors";
import { isJsonObject, type JsonValue } from "@/server/domain/json";
import {
  LENGTH_UNITS,
  type LengthUnit,
  type StoreProfile,
  WEIGHT_UNITS,
  type WeightUnit,
} from "@/server/domain/store";
import type { WooClient } from "./client";
import { textOf } from "./payload/read";
import { decodeEntities } from "./text";

/** Settings of one group as id to value; empty when the key may not read them. */
export async function readSettings(client: WooClient, group: string): Promise<Map<string, string>> {
  const { json } = await client.read(`settings/${group}`, { _fields: "id,value" });
  const rows = Array.isArray(json) ? json.filter(isJsonObject) : [];
  return new Map(rows.map((row) => [textOf(row.id), textOf(row.value)]));
}

const WEIGHTS: Record<string, WeightUnit> = { lbs: "lb" };

function weightUnit(word: string): WeightUnit {
  const unit = WEIGHTS[word] ?? word;
  return WEIGHT_UNITS.find((known) => known === unit) ?? "kg";
}

function lengthUnit(word: string): LengthUnit {
  return LENGTH_UNITS.find((known) => known === word) ?? "cm";
}

export interface StoreFacts {
  profile: StoreProfile;
  wordpress: string | null;
  /** False when the shop has stock management switched off as a whole. */
  managesStock: boolean;
}

function textIn(json: JsonValue | undefined, ...path: string[]): string | null {
  let value: JsonValue | undefined = json;
  for (const key of path) value = isJsonObject(value) ? value[key] : undefined;
  return typeof value === "string" && value !== "" ? value : null;
}

/** Null when the key may not read them. */
async function readTaxClasses(client: WooClient): Promise<{ slug: string; name: string }[] | null> {
  const { status, json } = await client.read("taxes/classes", { _fields: "slug,name" });
  if (status !== 200 || !Array.isArray(json)) return null;
  return json
    .filter(isJsonObject)
    .map((row) => ({ slug: textOf(row.slug), name: decodeEntities(textOf(row.name)) }))
    .filter(({ slug }) => slug !== "" && slug !== "standard");
}

/** Name and time zone from WordPress' own index, the rest from WooCommerce's settings. */
export async function readStoreFacts(client: WooClient): Promise<StoreFacts> {
  const [general, products, tax, status, index, taxClasses] = await Promise.all([
    readSettings(client, "general"),
    readSettings(client, "products"),
    readSettings(client, "tax"),
    client.read("system_status", { _fields: "environment" }),
    client.readIndex(),
    readTaxClasses(client),
  ]);
  const currency = general.get("woocommerce_currency");
  if (currency === undefined) {
    throw new FatalError(
      "The shop did not tell its currency. The key's user must be an administrator or a shop manager: under WooCommerce, Settings, Advanced, REST API open the key and choose one as User.",
    );
  }
  const name = textIn(index, "name");
  const version = textIn(status.json, "environment", "version");
  return {
    profile: {
      name: name === null ? new URL(client.storeUrl).host : decodeEntities(name),
      currency,
      weightUnit: weightUnit(products.get("woocommerce_weight_unit") ?? ""),
      lengthUnit: lengthUnit(products.get("woocommerce_dimension_unit") ?? ""),
      pricesIncludeTax:
        general.get("woocommerce_calc_taxes") === "yes"
          ? tax.get("woocommerce_prices_include_tax") === "yes"
          : null,
      ...(taxClasses === null ? {} : { taxClasses }),
      timeZone: textIn(index, "timezone_string"),
      version,
      storefrontUrl: textIn(index, "home")?.replace(/\/+$/, "") ?? client.storeUrl,
    },
    wordpress: textIn(status.json, "environment", "wp_version"),
    managesStock: products.get("woocommerce_manage_stock") !== "no",
  };
}
