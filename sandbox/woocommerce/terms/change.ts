import { addAttachment, setAttachmentTexts } from "../media/attachments";
import { fetchImage } from "../media/fetch-image";
import type { StoreContext } from "../rest/context";
import { RestError } from "../rest/errors";
import type { Taxonomy, TermRecord } from "../store/records";
import type { Store } from "../store/store";
import { absInt, isEmpty, isSet, member, type Params, phpInt, phpString } from "../text/php";
import { slugOf } from "../text/slug";
import { checkParent, insertTerm, isTree, termDescription, termName, uniqueSlug } from "./insert";

export async function createTerm(
  context: StoreContext,
  taxonomy: Taxonomy,
  params: Params,
): Promise<TermRecord> {
  const { store } = context;
  refuseParent(taxonomy, params);
  const { name, slug, description, parent } = params;
  const term = insertTerm(store, {
    taxonomy,
    name,
    ...(isSet(slug) ? { slug } : {}),
    ...(isSet(description) ? { description } : {}),
    ...(isSet(parent) ? { parent } : {}),
  });
  try {
    return store.putTerm(await withExtras(context, term, params));
  } catch (error) {
    store.deleteTerm(term.id);
    throw error;
  }
}

function refuseParent(taxonomy: Taxonomy, params: Params): void {
  if (isTree(taxonomy) || !isSet(params.parent)) return;
  const message = "Can not set resource parent, taxonomy is not hierarchical.";
  throw new RestError("woocommerce_rest_taxonomy_not_hierarchical", message, 400);
}

/** Changes a term. Refusals of WordPress itself have no status and so are answered with 500. */
export async function updateTerm(
  context: StoreContext,
  term: TermRecord,
  params: Params,
): Promise<TermRecord> {
  const { store } = context;
  refuseParent(term.taxonomy, params);
  const changed = { ...term };
  if (isSet(params.name)) changed.name = termName(phpString(params.name));
  if (isSet(params.description)) changed.description = termDescription(params.description);
  if (isSet(params.parent)) changed.parent = newParent(store, term, phpInt(params.parent));
  if (changed.name.trim() === "")
    throw new RestError("empty_term_name", "A name is required for this term.", null);
  changed.slug = newSlug(store, term, changed, params);
  store.putTerm(changed);
  return store.putTerm(await withExtras(context, changed, params));
}

/** A term cannot be its own parent; where that would close a circle, the circle is cut at the other end. */
function newParent(store: Store, term: TermRecord, parent: number): number {
  checkParent(store, parent);
  if (parent === term.id) return 0;
  for (let above = store.state.terms.get(parent); above; above = store.state.terms.get(above.parent)) {
    if (above.parent !== term.id) continue;
    store.putTerm({ ...above, parent: 0 });
    break;
  }
  return Math.max(0, parent);
}

function newSlug(store: Store, term: TermRecord, changed: TermRecord, params: Params): string {
  const given = isSet(params.slug) ? slugOf(phpString(params.slug)) : term.slug;
  const slug = given === "" ? slugOf(changed.name) : given;
  const owner = store.terms.withSlug(term.taxonomy, slug);
  if (owner === undefined || owner === term.id) return slug;
  if (given === "" || changed.parent !== term.parent) {
    return uniqueSlug(store, term.taxonomy, slug, changed.parent, term.id);
  }
  const message = `The slug &#8220;${slug}&#8221; is already in use by another term.`;
  throw new RestError("duplicate_term_slug", message, null);
}

async function withExtras(context: StoreContext, term: TermRecord, params: Params): Promise<TermRecord> {
  const changed = { ...term };
  if (isSet(params.display)) changed.display = params.display === "default" ? "" : phpString(params.display);
  if (isSet(params.menu_order)) changed.menuOrder = phpInt(params.menu_order);
  if (isTree(term.taxonomy) && isSet(params.image)) changed.imageId = await imageOf(context, params.image);
  return changed;
}

/** An image that cannot be fetched refuses the term; an unknown id is taken as no image. */
async function imageOf(context: StoreContext, image: unknown): Promise<number> {
  const { store } = context;
  const src = member(image, "src");
  let id = absInt(member(image, "id") ?? 0);
  if (id === 0 && !isEmpty(src)) {
    const fetched = await fetchImage(context, phpString(src));
    if ("refusal" in fetched) {
      const code = fetched.refusal.startsWith("Error getting") ? "invalid_remote_image_url" : "invalid_image";
      throw new RestError(`woocommerce_rest_${code}`, fetched.refusal, 400);
    }
    id = addAttachment(store, fetched);
  }
  if (!store.state.attachments.has(id)) return 0;
  setAttachmentTexts(store, id, member(image, "alt"), member(image, "name"));
  return id;
}

/**
 * Deletes a term: its children move up, and its products lose it. A product without a category gets "Uncategorized"
 * only later, from a scheduled job of the real store.
 */
export function deleteTerm(store: Store, term: TermRecord): void {
  for (const id of [...store.terms.childrenOf(term.id)]) {
    const child = store.state.terms.get(id);
    if (child) store.putTerm({ ...child, parent: term.parent });
  }
  const without = (ids: readonly number[]) => ids.filter((id) => id !== term.id);
  for (const id of [...store.index.withTerm(term.id)]) {
    const product = store.product(id);
    if (!product) continue;
    store.putProduct({
      ...product,
      categoryIds: without(product.categoryIds),
      tagIds: without(product.tagIds),
      brandIds: without(product.brandIds),
      shippingClassId: product.shippingClassId === term.id ? 0 : product.shippingClassId,
      attributes: product.attributes.map((one) => ({ ...one, termIds: without(one.termIds) })),
    });
  }
  store.deleteTerm(term.id);
}
