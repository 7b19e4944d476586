import type { Hono } from "hono";
import type { SandboxEnv } from "@/sandbox/core/listen";
import { flag, pageArgs } from "../products/schema";
import { type Item, single, withoutHints } from "../rest/answer";
import { runBatch } from "../rest/batch";
import type { StoreContext } from "../rest/context";
import { RestError } from "../rest/errors";
import { cutPage, listAnswer } from "../rest/paging";
import { demand, type Right } from "../rest/permissions";
import type { RestRequest } from "../rest/request";
import { restRoute } from "../rest/route";
import { uncategorizedId } from "../store/initial-state";
import type { Taxonomy, TermRecord } from "../store/records";
import { isEmpty, phpInt } from "../text/php";
import { createTerm, deleteTerm, updateTerm } from "./change";
import { listTerms } from "./list";
import { listCount, termItem } from "./respond";
import { changedTermArgs, newTermArgs, type TermShape, termListArgs } from "./schema";

export interface TermResource {
  /** Route under /wc/v3/. */
  route: string;
  shape: TermShape;
  /** The taxonomy of a request; undefined when there is none such. */
  taxonomy(request: RestRequest): Taxonomy | undefined;
  /** The address under /wc/v3/ of a request's list. */
  base(request: RestRequest): string;
  /** What the links of a batch's answers say: the real store leaves the attribute's id out there. */
  batchBase?: string;
}

/** A term takes about an eighth of a product's time. */
const weight = 0.12;

export function termRoutes(app: Hono<SandboxEnv>, context: StoreContext, resource: TermResource): void {
  const { store } = context;
  const { shape } = resource;
  const rights = (right: Right) => permit(context, resource, right);
  const shown = (request: RestRequest, term: TermRecord): Item =>
    termItem(store, term, shape, resource.base(request));
  const shownInBatch = (request: RestRequest, term: TermRecord): Item =>
    resource.batchBase === undefined
      ? shown(request, term)
      : withoutHints(termItem(store, term, shape, resource.batchBase));
  const create = (request: RestRequest) => createTerm(context, taxonomyOf(resource, request), request.params);
  const update = (request: RestRequest) => {
    rights("edit")(request);
    return updateTerm(context, named(context, resource, request), request.params);
  };
  const remove = (request: RestRequest): Item => {
    const term = removable(context, resource, request);
    const item = shown(request, term);
    deleteTerm(store, term);
    return withoutHints(item);
  };
  restRoute(app, context, `/wc/v3/${resource.route}`, {
    get: {
      args: termListArgs,
      permit: rights("list"),
      handle: (request) => {
        const page = cutPage(listTerms(store, taxonomyOf(resource, request), request.params), request.params);
        // Terms count their page from the offset, unlike products.
        const number =
          Math.ceil((Number(request.params.offset ?? 0) || (page.page - 1) * page.perPage) / page.perPage) +
          1;
        const items = page.rows.map((term) =>
          termItem(store, term, shape, resource.base(request), listCount),
        );
        return listAnswer(
          items,
          { ...page, page: number },
          store.site.rest(resource.base(request)),
          request.query,
        );
      },
    },
    create: {
      args: newTermArgs(shape),
      permit: rights("create"),
      handle: async (request) => {
        const term = await create(request);
        return single(shown(request, term), 201, 1, {
          Location: store.site.rest(`${resource.base(request)}/${term.id}`),
        });
      },
    },
  });
  restRoute(app, context, `/wc/v3/${resource.route}/batch`, {
    edit: {
      permit: rights("batch"),
      handle: (request) =>
        runBatch(request, {
          weight,
          create: async (inner) => shownInBatch(inner, await create(inner)),
          update: async (inner) => shownInBatch(inner, await update(inner)),
          remove: (inner) => {
            rights("delete")(inner);
            return remove(inner);
          },
        }),
    },
  });
  restRoute(app, context, `/wc/v3/${resource.route}/:id{[0-9]+}`, {
    get: {
      args: { context: pageArgs.context ?? flag },
      permit: rights("view"),
      handle: (request) => single(shown(request, named(context, resource, request)), 200, 1),
    },
    edit: {
      args: changedTermArgs(shape),
      permit: rights("edit"),
      handle: async (request) => single(shown(request, await update(request)), 200, 1),
    },
    remove: {
      args: { force: { ...flag, default: false } },
      permit: rights("delete"),
      handle: (request) => ({ ...single(remove(request), 200, 1), allow: [] }),
    },
  });
}

/** Whether the taxonomy and the term exist is told before any question of rights. */
function permit(context: StoreContext, resource: TermResource, right: Right) {
  return (request: RestRequest) => {
    taxonomyOf(resource, request);
    if (!isEmpty(request.params.id)) named(context, resource, request);
    demand(right)(request);
  };
}

function taxonomyOf(resource: TermResource, request: RestRequest): Taxonomy {
  const taxonomy = resource.taxonomy(request);
  if (!taxonomy) throw new RestError("woocommerce_rest_taxonomy_invalid", "Taxonomy does not exist.", 404);
  return taxonomy;
}

function named({ store }: StoreContext, resource: TermResource, request: RestRequest): TermRecord {
  const term = store.term(phpInt(request.params.id), taxonomyOf(resource, request));
  if (!term) throw new RestError("woocommerce_rest_term_invalid", "Resource does not exist.", 404);
  return term;
}

function removable(context: StoreContext, resource: TermResource, request: RestRequest): TermRecord {
  if (isEmpty(request.params.force)) {
    throw new RestError("woocommerce_rest_trash_not_supported", "Resource does not support trashing.", 501);
  }
  const term = named(context, resource, request);
  if (term.id === uncategorizedId) {
    throw new RestError("woocommerce_rest_cannot_delete", "Default product category cannot be deleted.", 500);
  }
  return term;
}

/** The four kinds of terms that stand at a fixed address. */
export const fixedTerms: readonly TermResource[] = [
  fixed("products/categories", "product_cat", "tree"),
  fixed("products/brands", "product_brand", "tree"),
  fixed("products/tags", "product_tag", "flat"),
  fixed("products/shipping_classes", "product_shipping_class", "flat"),
];

function fixed(route: string, taxonomy: Taxonomy, shape: TermShape): TermResource {
  return { route, shape, taxonomy: () => taxonomy, base: () => route };
}
