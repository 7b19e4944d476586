import type { Taxonomy, TermRecord } from "../store/records";
import type { Store } from "../store/store";
import { collationKey } from "../text/accents";
import { isSet, items, type Params, phpInt, phpString } from "../text/php";
import { escapeTermName } from "../text/sanitize";
import { isTree } from "./insert";
import { orderTerms } from "./order";
import { termCount } from "./respond";

/** The terms that a list request asks for, all pages of them. */
export function listTerms(store: Store, taxonomy: Taxonomy, params: Params): TermRecord[] {
  const found = candidates(store, taxonomy, params).filter((term) => matches(store, term, params));
  const orderBy = phpString(params.orderby);
  const sorted = orderBy === "count" ? byCount(store, found) : orderTerms(found, orderBy);
  return params.order === "desc" ? sorted.reverse() : sorted;
}

function candidates(store: Store, taxonomy: Taxonomy, params: Params): TermRecord[] {
  const include = items(params.include).map(phpInt);
  const product = isSet(params.product) ? store.product(phpInt(params.product)) : undefined;
  const ids = include.length > 0 ? include : [...store.terms.all(taxonomy)];
  const known = ids.flatMap((id) => store.term(id, taxonomy) ?? []);
  if (!params.product) return known;
  return known.filter((term) => product !== undefined && store.index.withTerm(term.id).has(product.id));
}

function matches(store: Store, term: TermRecord, params: Params): boolean {
  if (items(params.exclude).map(phpInt).includes(term.id)) return false;
  if (isTree(term.taxonomy) && isSet(params.parent) && term.parent !== phpInt(params.parent)) return false;
  const slug = phpString(params.slug);
  if (slug !== "" && term.slug !== slug) return false;
  const search = phpString(params.search);
  if (search !== "" && !found(term, search)) return false;
  return params.hide_empty !== true || termCount(store, term) > 0;
}

function found(term: TermRecord, search: string): boolean {
  const key = collationKey(escapeTermName(search));
  return collationKey(term.name).includes(key) || collationKey(term.slug).includes(key);
}

function byCount(store: Store, terms: readonly TermRecord[]): TermRecord[] {
  return [...terms].sort(
    (one, other) => termCount(store, one) - termCount(store, other) || one.id - other.id,
  );
}
