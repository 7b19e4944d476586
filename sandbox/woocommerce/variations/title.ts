import { choiceList } from "../products/choices";
import type { ProductRecord } from "../store/records";
import type { Store } from "../store/store";

/** "Name - Red, Large": with up to two attributes, and none of several words when there are two. */
export function variationTitle(store: Store, variation: ProductRecord): string {
  const name = store.product(variation.parentId)?.name ?? "";
  const keys = Object.keys(variation.choices);
  const plainKeys = keys.length < 2 || !keys.some((key) => key.includes("-"));
  if (keys.length >= 3 || !plainKeys) return name;
  const options = choiceList(store, variation).map((choice) => choice.option);
  return options.length > 0 ? `${name} - ${options.join(", ")}` : name;
}
