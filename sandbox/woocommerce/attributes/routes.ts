import type { Hono } from "hono";
import type { SandboxEnv } from "@/sandbox/core/listen";
import { choice, flag, pageArgs, text } from "../products/schema";
import { type Item, single, wholeAllow, withLinks } from "../rest/answer";
import { runBatch } from "../rest/batch";
import type { StoreContext } from "../rest/context";
import { RestError } from "../rest/errors";
import { refuse } from "../rest/permissions";
import type { RestRequest } from "../rest/request";
import { restRoute } from "../rest/route";
import type { Args } from "../rest/schema";
import type { AttributeRecord } from "../store/records";
import type { Store } from "../store/store";
import { termRoutes } from "../terms/routes";
import { isEmpty, phpInt } from "../text/php";
import { createAttribute, deleteAttribute, slugs, updateAttribute } from "./change";

const route = "products/attributes";

const changeArgs: Args = {
  name: { ...text, clean: "text" },
  slug: { ...text, clean: "slug" },
  type: choice(["select"]),
  order_by: choice(["menu_order", "name", "name_num", "id"]),
  has_archives: flag,
};

const newArgs: Args = { ...changeArgs, name: { ...text, required: true, clean: "none" } };

export function attributeRoutes(app: Hono<SandboxEnv>, context: StoreContext): void {
  const { store } = context;
  const update = (request: RestRequest): Item => {
    permitOne(store, "update", "Sorry, you cannot update resource.")(request);
    try {
      return attributeItem(store, updateAttribute(store, named(store, request), request.params));
    } catch (error) {
      if (!(error instanceof RestError)) throw error;
      throw new RestError("woocommerce_rest_cannot_edit", error.message, error.data);
    }
  };
  const remove = (request: RestRequest): Item => {
    permitOne(store, "delete", "Sorry, you are not allowed to delete this resource.")(request);
    if (isEmpty(request.params.force)) {
      throw new RestError("woocommerce_rest_trash_not_supported", "Resource does not support trashing.", 501);
    }
    const attribute = named(store, request);
    const item = attributeItem(store, attribute);
    deleteAttribute(store, attribute);
    return item;
  };
  restRoute(app, context, `/wc/v3/${route}`, {
    get: {
      args: { context: pageArgs.context ?? flag },
      permit: permit("view", "Sorry, you cannot list resources."),
      handle: () => {
        const all = [...store.state.attributes.values()].map((attribute) =>
          withLinks(attributeItem(store, attribute)),
        );
        // Always all of them: page and per_page are not known here.
        return {
          status: 200,
          data: all,
          headers: { "X-WP-Total": String(all.length), "X-WP-TotalPages": "1" },
          cost: 1,
        };
      },
    },
    create: {
      args: newArgs,
      permit: permit("create", "Sorry, you cannot create new resource."),
      handle: ({ params }) => {
        const attribute = createAttribute(store, params, new Set(slugs(store)));
        return single(attributeItem(store, attribute), 201, 1, {
          Location: store.site.rest(`${route}/${attribute.id}`),
        });
      },
    },
  });
  restRoute(app, context, `/wc/v3/${route}/batch`, {
    edit: {
      permit: permit("batch", "Sorry, you are not allowed to batch manipulate this resource."),
      handle: (request) => {
        const known = new Set(slugs(store));
        return runBatch(request, {
          weight: 0.12,
          create: ({ params }) => attributeItem(store, createAttribute(store, params, known)),
          update,
          remove,
        });
      },
    },
  });
  restRoute(app, context, `/wc/v3/${route}/:id{[0-9]+}`, {
    get: {
      args: { context: pageArgs.context ?? flag },
      permit: permitOne(store, "view", "Sorry, you cannot view this resource."),
      handle: (request) => single(attributeItem(store, named(store, request)), 200, 1),
    },
    edit: { args: changeArgs, permit: () => undefined, handle: (request) => single(update(request), 200, 1) },
    remove: {
      // Unlike anywhere else, an attribute is deleted without asking for `force`.
      args: { force: { ...flag, default: true } },
      permit: () => undefined,
      handle: (request) => single(remove(request), 200, 1),
    },
  });
  termRoutes(app, context, {
    route: `${route}/:attribute_id{[0-9]+}/terms`,
    shape: "ordered",
    taxonomy: ({ path }) => {
      const attribute = store.state.attributes.get(phpInt(path.attribute_id));
      return attribute ? `pa_${attribute.slug}` : undefined;
    },
    base: ({ path }) => `${route}/${path.attribute_id}/terms`,
    batchBase: `${route}/(?P<attribute_id>[\\d]+)/terms`,
  });
}

function permit(act: string, message: string) {
  return (request: RestRequest) => {
    if (!request.caller?.manager) refuse(request, `woocommerce_rest_cannot_${act}`, message);
  };
}

function permitOne(store: Store, act: string, message: string) {
  return (request: RestRequest) => {
    named(store, request);
    permit(act, message)(request);
  };
}

function named(store: Store, { params }: RestRequest): AttributeRecord {
  const attribute = store.state.attributes.get(phpInt(params.id));
  if (!attribute) throw new RestError("woocommerce_rest_taxonomy_invalid", "Resource does not exist.", 404);
  return attribute;
}

function attributeItem(store: Store, attribute: AttributeRecord): Item {
  return {
    body: {
      id: attribute.id,
      name: attribute.name,
      slug: `pa_${attribute.slug}`,
      type: attribute.type,
      order_by: attribute.orderBy,
      has_archives: attribute.hasArchives,
    },
    links: {
      self: [{ href: store.site.rest(`${route}/${attribute.id}`), targetHints: { allow: wholeAllow } }],
      collection: [{ href: store.site.rest(route) }],
    },
  };
}
