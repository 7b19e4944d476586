import type { ProductAttribute, ProductRecord } from "../store/records";
import type { Store } from "../store/store";
import { absInt, isEmpty, isSet, items, member, phpString } from "../text/php";
import { clean, stripAllTags, stripSlashes } from "../text/sanitize";
import { decodeOctets, slugOf } from "../text/slug";

/** A product's attribute before its terms are made, which happens only once the product is stored. */
export interface PlannedAttribute extends ProductAttribute {
  newTerms: string[];
}

/** The key under which a product keeps an attribute: its taxonomy, or its name as a slug. */
export function attributeKey(store: Store, attribute: { attributeId: number; name: string }): string {
  const shared = store.state.attributes.get(attribute.attributeId);
  return shared ? slugOf(`pa_${shared.slug}`) : slugOf(attribute.name);
}

/**
 * Reads `attributes`. Unknown ids and those without options are dropped without a word; a text option of a product's
 * own attribute is split at "|". Attributes the product has already keep their place among those of one position.
 */
export function planAttributes(store: Store, product: ProductRecord, given: unknown): PlannedAttribute[] {
  const planned = new Map<string, PlannedAttribute | undefined>();
  for (const attribute of product.attributes) planned.set(attributeKey(store, attribute), undefined);
  for (const entry of items(given)) {
    const attribute = planAttribute(store, entry);
    if (attribute) planned.set(attributeKey(store, attribute), attribute);
  }
  return [...planned.values()]
    .filter((one) => one !== undefined)
    .sort((one, other) => one.position - other.position);
}

function planAttribute(store: Store, entry: unknown): PlannedAttribute | undefined {
  const shared = {
    position: absInt(member(entry, "position")),
    visible: !isEmpty(member(entry, "visible")),
    variation: !isEmpty(member(entry, "variation")),
  };
  const id = member(entry, "id");
  const options = member(entry, "options");
  if (!isEmpty(id)) {
    const attribute = store.state.attributes.get(absInt(id));
    const texts = optionTexts(options)
      .map((option) => stripAllTags(stripSlashes(option)))
      .filter((option) => option !== "");
    if (!attribute || texts.length === 0) return undefined;
    return {
      ...shared,
      attributeId: attribute.id,
      name: `pa_${attribute.slug}`,
      options: [],
      termIds: [],
      newTerms: texts,
    };
  }
  const name = isEmpty(member(entry, "name")) ? "" : clean(member(entry, "name"));
  if (name === "" || !isSet(options)) return undefined;
  const texts = optionTexts(options)
    .flatMap((option) => option.split("|"))
    .map((option) => option.trim())
    .filter((option) => option !== "");
  return { ...shared, attributeId: 0, name, options: texts, termIds: [], newTerms: [] };
}

function optionTexts(options: unknown): string[] {
  if (!isSet(options)) return [];
  return typeof options === "object" ? items(options).map(phpString) : phpString(options).split("|");
}

/**
 * A chosen option as it is stored: for a shared attribute the slug of the term of that name, or the text made into a
 * slug when there is no such term; otherwise the text itself.
 */
export function storedOption(store: Store, attribute: ProductAttribute, option: unknown): string {
  const text = isSet(option) ? clean(decodeOctets(stripSlashes(phpString(option)))) : "";
  const shared = store.state.attributes.get(attribute.attributeId);
  if (!shared) return text;
  const term = store.termNamed(`pa_${shared.slug}`, text);
  return term ? term.slug : slugOf(text);
}

/** `default_attributes`, for those attributes that variations are made of. */
export function readDefaults(
  store: Store,
  attributes: readonly ProductAttribute[],
  given: unknown,
): Record<string, string> {
  const defaults: Record<string, string> = {};
  for (const entry of items(given)) {
    const key = namedKey(store, entry);
    const attribute = attributes.find((one) => attributeKey(store, one) === key && one.variation);
    if (!attribute) continue;
    const value = storedOption(store, attribute, member(entry, "option"));
    if (value !== "" && value !== "0") defaults[key] = value;
  }
  return defaults;
}

/** Which attribute an entry of a request speaks of: by id, or by name. */
export function namedKey(store: Store, entry: unknown): string {
  const id = member(entry, "id");
  if (!isEmpty(id)) {
    const shared = store.state.attributes.get(absInt(id));
    return shared ? slugOf(`pa_${shared.slug}`) : "";
  }
  return slugOf(phpString(member(entry, "name")));
}
