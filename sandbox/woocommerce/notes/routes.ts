import type { Hono } from "hono";
import type { SandboxEnv } from "@/sandbox/core/listen";
import { choice, flag, pageArgs, text } from "../products/schema";
import { type Item, single, withLinks, withoutHints } from "../rest/answer";
import type { StoreContext } from "../rest/context";
import { RestError } from "../rest/errors";
import { demand } from "../rest/permissions";
import type { RestRequest } from "../rest/request";
import { restRoute } from "../rest/route";
import { staffId } from "../store/initial-sales";
import type { NoteRecord, OrderRecord } from "../store/sales-records";
import type { Store } from "../store/store";
import { isEmpty, phpInt, phpString } from "../text/php";
import { stripSlashes } from "../text/sanitize";
import { addNote } from "./add";

/** Notes on an order; they have no batch, and the date is when they were made. */
export function noteRoutes(app: Hono<SandboxEnv>, context: StoreContext): void {
  const { store } = context;
  const path = "/wc/v3/orders/:order_id{[0-9]+}/notes";
  restRoute(app, context, path, {
    get: {
      args: { context: pageArgs.context ?? flag, type: choice(["any", "customer", "internal"], "any") },
      permit: demand("list"),
      handle: (request) => {
        const notes = notesOf(store, orderOf(store, request).id, phpString(request.params.type));
        return { status: 200, data: notes.map((note) => withLinks(noteItem(store, note))), cost: 1 };
      },
    },
    create: {
      args: {
        note: { ...text, required: true },
        customer_note: { ...flag, default: false },
        added_by_user: { ...flag, default: false },
      },
      permit: demand("create"),
      handle: (request) => {
        const note = createNote(store, request);
        const address = store.site.rest(`orders/${note.orderId}/notes/${note.id}`);
        return single(noteItem(store, note), 201, 0.2, { Location: address });
      },
    },
  });
  restRoute(app, context, `${path}/:id{[0-9]+}`, {
    get: {
      args: { context: pageArgs.context ?? flag },
      permit: demand("view"),
      handle: (request) => single(noteItem(store, named(store, request)), 200, 1),
    },
    remove: {
      args: { force: { ...flag, default: false } },
      permit: demand("delete"),
      handle: (request) => {
        if (isEmpty(request.params.force)) {
          // The word is WooCommerce's own slip.
          const message = "Webhooks do not support trashing.";
          throw new RestError("woocommerce_rest_trash_not_supported", message, 501);
        }
        const note = named(store, request);
        store.sales.notes.delete(note.id);
        return single(withoutHints(noteItem(store, note)), 200, 1);
      },
    },
  });
}

function orderOf(store: Store, { path, method }: RestRequest): OrderRecord {
  const order = store.sales.orders.get(phpInt(path.order_id));
  const noun = method === "GET" ? "shop_order" : "order";
  if (!order) throw new RestError(`woocommerce_rest_${noun}_invalid_id`, "Invalid order ID.", 404);
  return order;
}

function named(store: Store, request: RestRequest): NoteRecord {
  const order = orderOf(store, request);
  const note = store.sales.notes.get(phpInt(request.path.id));
  if (note?.orderId !== order.id) {
    throw new RestError("woocommerce_rest_invalid_id", "Invalid resource ID.", 404);
  }
  return note;
}

function notesOf(store: Store, orderId: number, type: string): NoteRecord[] {
  return store.sales.notes
    .with("order", orderId)
    .filter((note) => type === "any" || note.toCustomer === (type === "customer"))
    .sort((one, other) => other.createdAt - one.createdAt || one.id - other.id);
}

function createNote(store: Store, request: RestRequest): NoteRecord {
  const order = orderOf(store, request);
  const { params } = request;
  const byUser = !isEmpty(params.added_by_user);
  return addNote(store, {
    orderId: order.id,
    text: stripSlashes(phpString(params.note)),
    author: byUser ? (store.sales.users.get(staffId)?.username ?? "") : "WooCommerce",
    toCustomer: !isEmpty(params.customer_note),
    customerEmail: order.billing.email,
  });
}

function noteItem({ site }: Store, note: NoteRecord): Item {
  const order = site.rest(`orders/${note.orderId}`);
  return {
    body: {
      id: note.id,
      author: note.author,
      date_created: site.local(note.createdAt),
      date_created_gmt: site.gmt(note.createdAt),
      note: note.text,
      customer_note: note.toCustomer,
    },
    links: {
      self: [{ href: `${order}/notes/${note.id}`, targetHints: { allow: ["GET", "DELETE"] } }],
      collection: [{ href: `${order}/notes` }],
      up: [{ href: order }],
    },
  };
}
