import type { ProductAttribute, ProductRecord } from "../store/records";
import type { Store } from "../store/store";
import type { Params } from "../text/php";
import { attributeKey } from "./apply-attributes";

interface Choice {
  key: string;
  value: string;
  attribute: ProductAttribute;
}

/** The choices of a variation whose attributes its product still has, and has for variations. */
export function activeChoices(store: Store, variation: ProductRecord): Choice[] {
  const attributes = store.product(variation.parentId)?.attributes ?? [];
  return Object.entries(variation.choices).flatMap(([key, value]) => {
    const attribute = attributes.find((one) => one.variation && attributeKey(store, one) === key);
    return attribute && value !== "" ? [{ key, value, attribute }] : [];
  });
}

/** The choices as answers show them: of a shared attribute the term's name, else the text as it is stored. */
export function choiceList(store: Store, variation: ProductRecord): Params[] {
  return activeChoices(store, variation).map(({ key, value, attribute }) => {
    const shared = store.state.attributes.get(attribute.attributeId);
    if (!shared) return { id: 0, name: attribute.name, slug: key, option: value };
    const termId = store.terms.withSlug(`pa_${shared.slug}`, value);
    const option = (termId === undefined ? undefined : store.state.terms.get(termId)?.name) ?? value;
    return { id: shared.id, name: shared.name, slug: `pa_${shared.slug}`, option };
  });
}
