import type { Hono } from "hono";
import type { SandboxEnv } from "@/sandbox/core/listen";
import { text } from "../products/schema";
import { single } from "../rest/answer";
import type { StoreContext } from "../rest/context";
import { RestError } from "../rest/errors";
import { demand } from "../rest/permissions";
import { restRoute } from "../rest/route";
import type { TaxClass } from "../store/records";
import type { Store } from "../store/store";
import { isEmpty, type Params, phpString } from "../text/php";
import { textField } from "../text/sanitize";
import { slugOf } from "../text/slug";

const standard: TaxClass = { slug: "standard", name: "Standard rate" };

export function taxClassRoutes(app: Hono<SandboxEnv>, context: StoreContext): void {
  const { store } = context;
  const all = () => [standard, ...store.state.taxClasses];
  restRoute(app, context, "/wc/v3/taxes/classes", {
    get: {
      permit: demand("list"),
      handle: () => ({ status: 200, data: all().map((one) => body(store, one)), cost: 1 }),
    },
    create: {
      args: { name: { ...text, required: true }, slug: text },
      permit: demand("create"),
      handle: ({ params }) => {
        const name = textField(params.name);
        const slug = slugOf(phpString(params.slug)) || slugOf(name);
        if (all().some((one) => one.slug === slug)) {
          throw new RestError("woocommerce_rest_tax_class_exists", "Tax class already exists", 400);
        }
        store.state.taxClasses.push({ slug, name });
        store.changed();
        return single({ body: { name, slug }, links: collection(store) }, 201, 1);
      },
    },
  });
  restRoute(app, context, "/wc/v3/taxes/classes/:slug", {
    get: {
      permit: demand("view"),
      handle: ({ path }) => ({ status: 200, data: [body(store, named(all(), path.slug))], cost: 1 }),
    },
    remove: {
      permit: demand("delete"),
      handle: ({ path, params }) => {
        if (isEmpty(params.force)) {
          throw new RestError("woocommerce_rest_trash_not_supported", "Taxes do not support trashing.", 501);
        }
        const found = named(store.state.taxClasses, path.slug);
        store.state.taxClasses = store.state.taxClasses.filter((one) => one !== found);
        store.changed();
        return single({ body: { name: found.name, slug: found.slug }, links: collection(store) }, 200, 1);
      },
    },
  });
}

function named(classes: readonly TaxClass[], slug: string | undefined): TaxClass {
  const found = classes.find((one) => one.slug === slug);
  if (!found) throw new RestError("woocommerce_rest_tax_class_invalid_slug", "Invalid slug.", 404);
  return found;
}

function collection(store: Store) {
  return { collection: [{ href: store.site.rest("taxes/classes") }] };
}

function body(store: Store, { slug, name }: TaxClass): Params {
  return { slug, name, _links: collection(store) };
}
