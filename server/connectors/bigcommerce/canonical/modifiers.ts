import {
  type Adjustment,
  MODIFIER_KINDS,
  type ModifierKind,
  type ModifierValue,
  type ProductModifier,
} from "@/server/domain/product";
import type { RawModifier, RawModifierValue } from "../schemas/product-parts";
import { trimmed, unlessZero, webAddress } from "./values";

/** Words that later versions of the API or older stores use for the same. */
const OTHER_WORDS: Record<string, ModifierKind> = {
  numbers_only: "numbers_only_text",
  multi_line: "multi_line_text",
  product_list_images: "product_list_with_images",
};

export function modifiersOf(raw: readonly RawModifier[]): ProductModifier[] {
  return raw
    .flatMap((modifier, place) => {
      const name = trimmed(modifier.display_name);
      if (name === null) return [];
      return [{ modifier, name, order: modifier.sort_order ?? place }];
    })
    .sort((a, b) => a.order - b.order)
    .map(({ modifier, name }, position) => ({
      sourceId: modifier.id ?? "",
      name,
      kind: kindOf(modifier.type),
      required: modifier.required ?? false,
      position,
      limits: limitsOf(modifier.config),
      values: [...modifier.option_values]
        .sort((a, b) => (a.sort_order ?? 0) - (b.sort_order ?? 0))
        .map(toValue)
        .filter((value) => value.label !== ""),
    }));
}

/** What is not known is at least something that can be typed in. */
function kindOf(type: string): ModifierKind {
  const word = type.trim().toLowerCase();
  return MODIFIER_KINDS.find((kind) => kind === word) ?? OTHER_WORDS[word] ?? "text";
}

/** Only what is plain: lists and objects of the configuration are for the store's own pages. */
function limitsOf(config: RawModifier["config"]): ProductModifier["limits"] {
  const limits: ProductModifier["limits"] = {};
  for (const [key, value] of Object.entries(config ?? {})) {
    if (
      value === null ||
      typeof value === "string" ||
      typeof value === "number" ||
      typeof value === "boolean"
    )
      limits[key] = value;
  }
  return limits;
}

function toValue(raw: RawModifierValue): ModifierValue {
  const { adjusters, value_data: data } = raw;
  return {
    sourceId: raw.id ?? "",
    label: raw.label.trim(),
    isDefault: raw.is_default ?? false,
    price: adjustment(adjusters?.price),
    weight: adjustment(adjusters?.weight),
    purchasable: adjusters?.purchasing_disabled?.status !== true,
    colours: (data?.colors ?? []).filter((colour) => colour !== ""),
    imageUrl: webAddress(adjusters?.image_url ?? "") ?? webAddress(data?.image_url ?? ""),
    productId: data?.product_id ?? null,
  };
}

function adjustment(
  raw: { adjuster: string; adjuster_value: string | null } | null | undefined,
): Adjustment | null {
  const value = unlessZero(raw?.adjuster_value ?? null);
  if (value === null) return null;
  return { by: raw?.adjuster === "percentage" ? "percent" : "amount", value };
}
