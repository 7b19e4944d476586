import type { ImportOptions } from "@/server/domain/import-settings";
import type { IssueDraft } from "@/server/domain/issue";
import type { MappedRecord } from "@/server/domain/mapped";
import { foldName, oneLine } from "../text";
import { attributeKey, ownAttributeKey, safeAttributeName } from "./attribute-names";
import { safeChoice } from "./clean-text";
import { attributesOf } from "./read";

export interface PlannedAttribute {
  name: string;
  /** Ledger key when it is store-wide. */
  key: string;
  /** Kept store-wide, so that shoppers can filter by it; otherwise the product's own. */
  global: boolean;
  values: string[];
  variation: boolean;
}

export interface AttributePlan {
  attributes: PlannedAttribute[];
  /** For each child, in order: its value by attribute key; an attribute that is missing means any value. */
  choices: Map<string, string>[];
  issues: IssueDraft[];
}

interface RawOption {
  name: string;
  values: string[];
}

/** The listed value that a variant means: the very same, else one that differs in case or accents only. */
function matching(listed: string[], value: string): string | undefined {
  if (listed.includes(value)) return value;
  return listed.find((candidate) => foldName(candidate) === foldName(value));
}

/** Options with every value that a variant uses, also those that the option itself does not list. */
function rawOptions(product: MappedRecord): Map<string, RawOption> {
  const options = new Map<string, RawOption>();
  const add = (name: string, values: string[]) => {
    const safe = safeAttributeName(name);
    const key = attributeKey(safe);
    const option = options.get(key) ?? { name: safe, values: [] };
    for (const value of values) {
      if (safeChoice(value, false) !== "" && !option.values.includes(value)) option.values.push(value);
    }
    options.set(key, option);
  };
  for (const { name, values } of attributesOf(product.fields.attributes)) add(name, values);
  for (const child of product.children) {
    for (const { name, values } of attributesOf(child.fields.attributes)) {
      const listed = options.get(attributeKey(safeAttributeName(name)))?.values ?? [];
      add(
        name,
        values.slice(0, 1).filter((value) => matching(listed, value) === undefined),
      );
    }
  }
  return options;
}

/** The store's database cannot tell these values apart, so that as terms they would become one. */
function collide(values: string[]): boolean {
  const folded = values.map((value) => foldName(safeChoice(value, false)));
  return new Set(folded).size < new Set(values.map((value) => safeChoice(value, false))).size;
}

function changed(field: string, from: string, to: string): IssueDraft {
  return { code: "value_dropped", field, details: { detail: `"${from}" was written as "${to}"` } };
}

function onlyBlanksDiffer(from: string, to: string): boolean {
  return from.replace(/\s+/g, "") === to.replace(/\s+/g, "");
}

/** Pure: which attributes the product gets, store-wide or its own, and what each variation chooses. */
export function planAttributes(
  product: MappedRecord,
  options: Pick<ImportOptions, "attributes">,
): AttributePlan {
  const issues: IssueDraft[] = [];
  const variation = product.kind === "variable";
  const planned: PlannedAttribute[] = [];
  const safeOf = new Map<string, Map<string, string>>();
  const ownKeys = new Set<string>();

  for (const [key, option] of rawOptions(product)) {
    if (option.values.length === 0) continue;
    const global = options.attributes === "global" && !collide(option.values);
    const safe = new Map(option.values.map((value) => [value, safeChoice(value, !global)]));
    for (const [from, to] of safe) {
      if (!onlyBlanksDiffer(from, to)) issues.push(changed(option.name, from, to));
    }
    safeOf.set(key, safe);
    ownKeys.add(ownAttributeKey(option.name));
    planned.push({ name: option.name, key, global, values: [...new Set(safe.values())], variation });
  }
  const choices = product.children.map((child) => {
    const chosen = new Map<string, string>();
    for (const { name, values } of attributesOf(child.fields.attributes)) {
      const key = attributeKey(safeAttributeName(name));
      const safe = safeOf.get(key) ?? new Map<string, string>();
      const value = safe.get(matching([...safe.keys()], values[0] ?? "") ?? "");
      if (value !== undefined && value !== "") chosen.set(key, value);
    }
    return chosen;
  });
  return { attributes: [...planned, ...customAttributes(product, ownKeys, issues)], choices, issues };
}

/** Further attributes: always the product's own, shown but not chosen from. */
function customAttributes(
  product: MappedRecord,
  taken: Set<string>,
  issues: IssueDraft[],
): PlannedAttribute[] {
  const planned: PlannedAttribute[] = [];
  for (const { name, values } of attributesOf(product.fields.custom_attributes)) {
    const safe = new Map(values.map((value) => [value, oneLine(value).replaceAll("|", "¦")]));
    const kept = [...new Set(safe.values())].filter((value) => value !== "");
    if (kept.length === 0) continue;
    const base = safeAttributeName(name);
    let unique = base;
    for (let count = 2; taken.has(ownAttributeKey(unique)); count += 1) unique = `${base} (${count})`;
    taken.add(ownAttributeKey(unique));
    for (const [from, to] of safe) {
      if (!onlyBlanksDiffer(from, to)) issues.push(changed(unique, from, to));
    }
    if (unique !== base) issues.push(changed("Further attributes", base, unique));
    planned.push({ name: unique, key: attributeKey(unique), global: false, values: kept, variation: false });
  }
  return planned;
}
