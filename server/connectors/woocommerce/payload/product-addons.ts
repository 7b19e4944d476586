import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";
import { textOf } from "./read";

/** How each kind of modifier is shown by WooCommerce Product Add-Ons; what is not named is a choice. */
const ENTERED: Record<string, { type: string; restrictions?: string }> = {
  text: { type: "custom_text" },
  numbers_only_text: { type: "custom_text", restrictions: "only_numbers" },
  multi_line_text: { type: "custom_textarea" },
  date: { type: "datepicker" },
  file: { type: "file_upload" },
};

/**
 * Modifiers in the form that WooCommerce Product Add-Ons keeps them in: https://woocommerce.com/document/product-add-ons/.
 * WooCommerce takes backslashes out of lists when it first stores them and leaves them later, so none is sent.
 */
export function productAddons(value: JsonValue): JsonObject[] {
  const modifiers = Array.isArray(value) ? value.filter(isJsonObject) : [];
  return modifiers.map((modifier, position) => {
    const kind = textOf(modifier.kind);
    const entered = ENTERED[kind];
    const values = Array.isArray(modifier.values) ? modifier.values.filter(isJsonObject) : [];
    const limits = isJsonObject(modifier.limits) ? modifier.limits : {};
    const longest = entered ? textOf(limits.text_max_length) : "";
    return {
      name: plain(modifier.name),
      title_format: "label",
      description_enable: 0,
      description: "",
      type: entered?.type ?? (kind === "checkbox" ? "checkbox" : "multiple_choice"),
      display: kind === "dropdown" ? "select" : hasImages(values) ? "images" : "radiobutton",
      position,
      required: modifier.required === true ? 1 : 0,
      restrictions: longest === "" ? 0 : 1,
      restrictions_type: entered?.restrictions ?? "any_text",
      adjust_price: 0,
      price_type: "flat_fee",
      price: "",
      min: 0,
      max: longest === "" ? 0 : Number(longest) || 0,
      options: entered ? [] : optionsOf(kind, values),
    };
  });
}

function plain(text: JsonValue | undefined): string {
  return textOf(text).replaceAll("\\", "＼");
}

function hasImages(values: readonly JsonObject[]): boolean {
  return values.some((value) => textOf(value.imageUrl) !== "");
}

/** A checkbox of BigCommerce has a value for being ticked and one for not; only the first is there to be ticked. */
function optionsOf(kind: string, values: readonly JsonObject[]): JsonObject[] {
  const shown = kind === "checkbox" ? values.slice(0, 1) : values;
  return shown.map((value) => {
    const price = isJsonObject(value.price) ? value.price : {};
    const amount = textOf(price.value);
    return {
      label: plain(value.label),
      price: amount,
      // Added to each piece, as BigCommerce does.
      price_type: price.by === "percent" ? "percentage_based" : "quantity_based",
      image: "",
    };
  });
}
