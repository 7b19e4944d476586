import type { Hono } from "hono";
import type { SandboxEnv } from "@/sandbox/core/listen";
import { sendMail } from "../mails/send";
import { flag, pageArgs, whole } from "../products/schema";
import { type Item, single, withoutHints } from "../rest/answer";
import { runBatch } from "../rest/batch";
import type { StoreContext } from "../rest/context";
import { RestError } from "../rest/errors";
import { cutPage, listAnswer } from "../rest/paging";
import { demand, type Right } from "../rest/permissions";
import type { RestRequest } from "../rest/request";
import { restRoute } from "../rest/route";
import type { UserRecord } from "../store/sales-records";
import type { Store } from "../store/store";
import { isEmpty, isSet, phpInt, phpString } from "../text/php";
import { applyCustomer, readEmail } from "./apply";
import { accountOf, createCustomer } from "./create";
import { listCustomers } from "./list";
import { customerItem, isDeletable } from "./respond";
import { changedCustomerArgs, customerListArgs, newCustomerArgs } from "./schema";

/** Passwords are hashed at some cost: an account takes about twice the time of a product. */
const weight = 2;

export function customerRoutes(app: Hono<SandboxEnv>, context: StoreContext): void {
  const { store } = context;
  restRoute(app, context, "/wc/v3/customers", {
    get: {
      args: customerListArgs,
      permit: demand("list"),
      handle: (request) => {
        const page = cutPage(listCustomers(store, request.params), request.params);
        const items = page.rows.map((user) => customerItem(store, user));
        return listAnswer(items, page, store.site.rest("customers"), request.query);
      },
    },
    create: {
      args: newCustomerArgs,
      permit: demand("create"),
      handle: ({ params }) => {
        const item = customerItem(store, createCustomer(store, params));
        return single(item, 201, weight, { Location: store.site.rest(`customers/${item.body.id}`) });
      },
    },
  });
  restRoute(app, context, "/wc/v3/customers/batch", {
    edit: {
      permit: demand("batch"),
      handle: (request) =>
        runBatch(request, {
          weight,
          create: (inner) => customerItem(store, createCustomer(store, inner.params)),
          update: (inner) => updateCustomer(store, inner),
          remove: (inner) => removeCustomer(store, inner),
        }),
    },
  });
  restRoute(app, context, "/wc/v3/customers/:id{[0-9]+}", {
    get: {
      args: { context: pageArgs.context ?? flag },
      permit: permitOne(store, "view"),
      handle: (request) => single(customerItem(store, named(store, request)), 200, 1),
    },
    edit: {
      args: changedCustomerArgs,
      permit: permitOne(store, "edit"),
      handle: (request) => single(updateCustomer(store, request), 200, weight),
    },
    remove: {
      args: { force: { ...flag, default: false }, reassign: { ...whole, default: 0 } },
      permit: permitOne(store, "delete"),
      handle: (request) => ({ ...single(removeCustomer(store, request), 200, 1), allow: [] }),
    },
  });
}

/** An account that is not there is told to everybody, before any question of rights. */
function permitOne(store: Store, right: Right) {
  return (request: RestRequest) => {
    named(store, request);
    demand(right)(request);
  };
}

function named(store: Store, { params }: RestRequest): UserRecord {
  const user = store.sales.users.get(phpInt(params.id));
  if (!user) throw new RestError("wc_user_invalid_id", "Invalid user ID.", 404);
  return user;
}

function updateCustomer(store: Store, request: RestRequest): Item {
  const { params } = request;
  const existing = named(store, request);
  refuseForStaff(existing, request);
  const email = phpString(params.email);
  if (email !== "" && email !== existing.email && accountOf(store, email)) {
    throw new RestError("woocommerce_rest_customer_invalid_email", "Email address is invalid.", 400);
  }
  if (!isEmpty(params.username) && params.username !== existing.username) {
    throw new RestError("woocommerce_rest_customer_invalid_argument", "Username isn't editable.", 400);
  }
  const user = structuredClone(existing);
  if (isSet(params.email)) user.email = readEmail(params.email, "customer_invalid_email") || existing.email;
  applyCustomer(store, user, params);
  user.modifiedAt = store.site.now();
  if (user.email !== existing.email) tell(store, existing, "email_changed", "Email Changed");
  if (!isEmpty(params.password)) tell(store, user, "password_changed", "Password Changed");
  return customerItem(store, store.sales.users.put(user));
}

/** WordPress's own mails, which no setting of the shop switches off. */
function tell(store: Store, user: UserRecord, kind: string, what: string): void {
  const subject = `[${store.site.name}] ${what}`;
  sendMail(store, { kind, to: user.email, subject, about: `customers/${user.id}` });
}

/** The staff's addresses and passwords are not for this endpoint. */
function refuseForStaff(user: UserRecord, { params }: RestRequest): void {
  if (isDeletable(user)) return;
  for (const name of ["email", "password"] as const) {
    if (!isSet(params[name]) || (name === "email" && params.email === user.email)) continue;
    const message = `Sorry, ${name} cannot be updated via this endpoint for a user with role ${user.role}.`;
    throw new RestError("woocommerce_rest_cannot_edit", message, 403);
  }
}

function removeCustomer(store: Store, request: RestRequest): Item {
  const user = named(store, request);
  if (!isDeletable(user)) {
    const message = `Sorry, users with ${user.role} role cannot be deleted via this endpoint. Allowed roles: customer, subscriber`;
    throw new RestError("woocommerce_rest_cannot_delete", message, 403);
  }
  if (isEmpty(request.params.force)) {
    throw new RestError("woocommerce_rest_trash_not_supported", "Customers do not support trashing.", 501);
  }
  const item = customerItem(store, user);
  store.sales.users.delete(user.id);
  return withoutHints(item);
}
