import type { NextId } from "./complete-product";
import type { Fields } from "./types";

export interface ModifierInput {
  name: string;
  type: string;
  required?: boolean;
  config?: Fields;
  values?: {
    label: string;
    isDefault?: boolean;
    price?: Fields;
    weight?: number;
    colours?: string[];
  }[];
}

/** A modifier as the store keeps it: https://developer.bigcommerce.com/docs/rest-catalog/product-modifiers */
export function completeModifier(
  modifier: ModifierInput,
  productId: number,
  index: number,
  nextId: NextId,
): Fields {
  const id = nextId();
  return {
    id,
    product_id: productId,
    name: `${modifier.name}${id}-${productId}`,
    display_name: modifier.name,
    type: modifier.type,
    required: modifier.required ?? false,
    sort_order: index,
    // An empty configuration is an empty list, as PHP writes it.
    config: modifier.config ?? [],
    option_values: (modifier.values ?? []).map(
      (value, place): Fields => ({
        id: nextId(),
        option_id: id,
        label: value.label,
        sort_order: place,
        value_data: value.colours
          ? { colors: value.colours }
          : modifier.type === "checkbox"
            ? { checked_value: place === 0 }
            : null,
        is_default: value.isDefault ?? false,
        adjusters: {
          price: value.price ?? null,
          weight: value.weight === undefined ? null : { adjuster: "relative", adjuster_value: value.weight },
          image_url: "",
          purchasing_disabled: { status: false, message: "" },
        },
      }),
    ),
  };
}
