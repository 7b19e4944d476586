import { RestError } from "../rest/errors";
import type { AttributeRecord } from "../store/records";
import type { Store } from "../store/store";
import { deleteTerm } from "../terms/change";
import { isEmpty, isSet, type Params, phpString } from "../text/php";
import { stripSlashes } from "../text/sanitize";
import { slugOf, taxonomyName } from "../text/slug";

/** Names that WordPress uses in addresses itself. */
const reserved = new Set(
  (
    "attachment attachment_id author author_name calendar cat category category__and category__in category__not_in " +
    "category_name comments_per_page comments_popup cpage day debug error exact feed hour link_category m minute " +
    "monthnum more name nav_menu nopaging offset order orderby p page page_id paged pagename pb perm post post__in " +
    "post__not_in post_format post_mime_type post_status post_tag post_type posts posts_per_archive_page " +
    "posts_per_page preview robots s search second sentence showposts static subpost subpost_id tag tag__and tag__in " +
    "tag__not_in tag_id tag_slug__and tag_slug__in taxonomy tb term type w withcomments withoutcomments year"
  ).split(" "),
);

const orders = ["menu_order", "name", "name_num", "id"];

/**
 * Makes an attribute. `known` are the attributes there were when the request began: WordPress registers a new one
 * only with the next request, so one batch can make two of the same slug.
 */
export function createAttribute(store: Store, params: Params, known: ReadonlySet<string>): AttributeRecord {
  return store.putAttribute({
    id: 0,
    ...checked(params, known),
    type: "select",
    orderBy: orderBy(params.order_by),
    hasArchives: params.has_archives === true,
  });
}

/** Changes an attribute. Its slug follows the name, unless one is given. */
export function updateAttribute(store: Store, attribute: AttributeRecord, params: Params): AttributeRecord {
  const named = isEmpty(params.name)
    ? { ...params, name: attribute.name, slug: params.slug ?? attribute.slug }
    : params;
  const taken = new Set(slugs(store));
  taken.delete(attribute.slug);
  const { name, slug } = checked(named, taken);
  const changed = store.putAttribute({
    ...attribute,
    name,
    slug,
    orderBy: isSet(params.order_by) ? orderBy(params.order_by) : attribute.orderBy,
    hasArchives: isSet(params.has_archives) ? params.has_archives === true : attribute.hasArchives,
  });
  if (slug !== attribute.slug) moveTerms(store, attribute.slug, slug);
  return changed;
}

export function slugs(store: Store): string[] {
  return [...store.state.attributes.values()].map((attribute) => attribute.slug);
}

function orderBy(value: unknown): string {
  return orders.find((order) => order === value) ?? "menu_order";
}

function checked(params: Params, taken: ReadonlySet<string>): { name: string; slug: string } {
  const name = stripSlashes(phpString(params.name));
  if (isEmpty(name)) throw refused("Please, provide an attribute name.");
  const given = taxonomyName(stripSlashes(phpString(params.slug)));
  const slug = given === "" ? taxonomyName(name) : given.replace(/^pa_/, "");
  if (Buffer.byteLength(slug) > 28) {
    throw refused(`Slug "${slug}" is too long (28 characters max). Shorten it, please.`);
  }
  if (reserved.has(slug)) {
    throw refused(`Slug "${slug}" is not allowed because it is a reserved term. Change it, please.`);
  }
  if (taken.has(slug)) throw refused(`Slug "${slug}" is already in use. Change it, please.`);
  return { name, slug };
}

function refused(message: string): RestError {
  return new RestError("woocommerce_rest_cannot_create", message, 400);
}

/** A new slug means a new taxonomy: terms and variations follow. */
function moveTerms(store: Store, from: string, to: string): void {
  for (const id of [...store.terms.all(`pa_${from}`)]) {
    const term = store.state.terms.get(id);
    if (term) store.putTerm({ ...term, taxonomy: `pa_${to}` });
  }
  const [oldKey, newKey] = [slugOf(`pa_${from}`), slugOf(`pa_${to}`)];
  for (const product of store.state.products.values()) {
    const attributes = product.attributes.map((one) =>
      one.name === `pa_${from}` ? { ...one, name: `pa_${to}` } : one,
    );
    const { choices, defaults } = product;
    store.putProduct({
      ...product,
      attributes,
      choices: renamed(choices, oldKey, newKey),
      defaults: renamed(defaults, oldKey, newKey),
    });
  }
}

function renamed(values: Record<string, string>, from: string, to: string): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key === from ? to : key, value]));
}

/** Deletes an attribute with its terms; products lose it. */
export function deleteAttribute(store: Store, attribute: AttributeRecord): void {
  for (const id of [...store.terms.all(`pa_${attribute.slug}`)]) {
    const term = store.state.terms.get(id);
    if (term) deleteTerm(store, term);
  }
  store.state.attributes.delete(attribute.id);
  store.changed();
}
