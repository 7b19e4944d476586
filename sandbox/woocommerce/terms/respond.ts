import { termImage } from "../media/attachments";
import { type Item, type Links, wholeAllow } from "../rest/answer";
import type { TermRecord } from "../store/records";
import type { Store } from "../store/store";
import type { Params } from "../text/php";
import type { TermShape } from "./schema";

/** How many published products have the term. */
export function termCount(store: Store, term: TermRecord): number {
  let count = 0;
  for (const id of store.index.withTerm(term.id)) if (store.product(id)?.status === "publish") count += 1;
  return count;
}

/** Lists of categories count those below a category too; a single one does not. */
export function listCount(store: Store, term: TermRecord): number {
  if (term.taxonomy !== "product_cat") return termCount(store, term);
  const found = new Set([term.id, ...below(store, term.id)].flatMap((id) => [...store.index.withTerm(id)]));
  return [...found].filter((id) => store.product(id)?.status === "publish").length;
}

export function termItem(
  store: Store,
  term: TermRecord,
  shape: TermShape,
  base: string,
  countOf: typeof termCount = termCount,
): Item {
  const { id, name, slug, description } = term;
  const count = countOf(store, term);
  const body: Params =
    shape === "tree"
      ? { id, name, slug, parent: term.parent, description, ...treeFields(store, term), count }
      : {
          id,
          name,
          slug,
          description,
          ...(shape === "ordered" ? { menu_order: term.menuOrder } : {}),
          count,
        };
  const self = store.site.rest(`${base}/${id}`);
  const links: Links = {
    self: [{ href: self, targetHints: { allow: wholeAllow } }],
    collection: [{ href: store.site.rest(base) }],
  };
  if (term.parent && store.state.terms.has(term.parent)) {
    links.up = [{ href: store.site.rest(`${base}/${term.parent}`) }];
  }
  return { body, links };
}

/** The terms below a term, whatever the depth. */
export function below(store: Store, id: number): number[] {
  return [...store.terms.childrenOf(id)].flatMap((child) => [child, ...below(store, child)]);
}

function treeFields(store: Store, term: TermRecord): Params {
  const image = store.state.attachments.get(term.imageId);
  return {
    display: term.display || "default",
    image: image ? termImage(store, image) : null,
    menu_order: term.menuOrder,
  };
}
