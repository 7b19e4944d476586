import { RestError } from "../rest/errors";
import type { Taxonomy, TermRecord } from "../store/records";
import type { Store } from "../store/store";
import { filterHtml } from "../text/kses";
import { termHtml } from "../text/kses-rules";
import { phpInt, phpString, stringOrFatal } from "../text/php";
import { escapeTermName, stripSlashes, textField } from "../text/sanitize";
import { cutSlug, slugOf } from "../text/slug";

export interface NewTerm {
  taxonomy: Taxonomy;
  name: unknown;
  slug?: unknown;
  description?: unknown;
  parent?: unknown;
}

export function isTree(taxonomy: Taxonomy): boolean {
  return taxonomy === "product_cat" || taxonomy === "product_brand";
}

/** A term's name as the database holds it. */
export function termName(name: string): string {
  return escapeTermName(stripSlashes(textField(name)));
}

/** Makes a term as WordPress's `wp_insert_term` does, refusals included. */
export function insertTerm(store: Store, given: NewTerm): TermRecord {
  const { taxonomy } = given;
  const text = stringOrFatal(given.name ?? "", "trim()");
  if (text.trim() === "") throw new RestError("empty_term_name", "A name is required for this term.", 400);
  const parent = Math.max(0, phpInt(given.parent ?? 0));
  checkParent(store, parent);
  const name = termName(text);
  if (name === "") throw new RestError("invalid_term_name", "Invalid term name.", 400);
  const ownSlug = given.slug === undefined ? "" : slugOf(phpString(given.slug));
  const slug = ownSlug === "" ? slugOf(name) : ownSlug;
  const known = existing(store, taxonomy, name, parent, slug, ownSlug !== "");
  if (known !== undefined) throw termExists(taxonomy, known);
  if ([...name].length > 200)
    throw new RestError("db_insert_error", "Could not insert term into the database.", 400);
  return store.putTerm({
    id: 0,
    taxonomy,
    name,
    slug: uniqueSlug(store, taxonomy, cutSlug(slug, 200), parent),
    description: termDescription(given.description),
    parent,
    display: "",
    menuOrder: 0,
    imageId: 0,
  });
}

export function termDescription(value: unknown): string {
  return filterHtml(stripSlashes(phpString(value ?? "")), termHtml);
}

export function checkParent(store: Store, parent: number): void {
  if (parent > 0 && !store.state.terms.has(parent)) {
    throw new RestError("missing_parent", "Parent term does not exist.", 400);
  }
}

function existing(
  store: Store,
  taxonomy: Taxonomy,
  name: string,
  parent: number,
  slug: string,
  slugGiven: boolean,
): number | undefined {
  const namesakes = [...store.terms.withName(taxonomy, name)].flatMap((id) => store.term(id, taxonomy) ?? []);
  const match = namesakes.find(
    (term) => term.parent === parent && term.name.toLowerCase() === name.toLowerCase(),
  );
  if (!match) return undefined;
  const slugOwner = store.terms.withSlug(taxonomy, slug);
  if (slugGiven && match.slug !== slug && slugOwner === undefined) return undefined;
  if (!isTree(taxonomy)) return match.id;
  if ((!slugGiven || match.slug === slug) && match.name === name) return match.id;
  const owner = slugOwner === undefined ? undefined : store.term(slugOwner, taxonomy);
  return owner?.parent === parent ? owner.id : undefined;
}

export function termExists(taxonomy: Taxonomy, id: number): RestError {
  const where = isTree(taxonomy) ? "with this parent" : "in this taxonomy";
  const message = `A term with the name provided already exists ${where}.`;
  return new RestError("term_exists", message, { status: 400, resource_id: id });
}

/** A taken slug gets its parents' slugs behind it, then a number. */
export function uniqueSlug(
  store: Store,
  taxonomy: Taxonomy,
  wanted: string,
  parent: number,
  ownId = 0,
): string {
  const owner = store.terms.withSlug(taxonomy, wanted);
  if (owner === undefined || owner === ownId) return wanted;
  let slug = wanted;
  for (
    let above = store.state.terms.get(parent);
    above && isTree(taxonomy);
    above = store.state.terms.get(above.parent)
  ) {
    slug += `-${above.slug}`;
    if (!store.terms.slugTaken(slug)) break;
  }
  if (!store.terms.slugTaken(slug, ownId)) return slug;
  for (let number = 2; ; number += 1) {
    if (!store.terms.slugTaken(`${slug}-${number}`)) return `${slug}-${number}`;
  }
}
