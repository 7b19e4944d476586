import { html } from "hono/html";
import { idOf, isFields, numberOf, textOf } from "../catalog/types";
import { customStatusName, orderStatuses } from "../orders/statuses";
import type { StoredOrder } from "../orders/types";
import { type Html, layout, parts } from "./layout";
import { type Page, pageLink, paging } from "./paging";

export interface OrdersPage extends Page<StoredOrder> {
  search: string;
  saved: string | undefined;
  problem: string | undefined;
}

export function ordersPage(view: OrdersPage): Html {
  return layout(
    "Orders",
    html`<header>
        <h1>Orders</h1>
        ${parts("/orders")}
      </header>
      <main>
        ${view.saved ? html`<p class="card saved" role="status">Saved: ${view.saved}</p>` : ""}
        ${view.problem ? html`<p class="card" role="alert">${view.problem}</p>` : ""}
        <section class="card">
          <h2>${view.total} ${view.total === 1 ? "order" : "orders"}, the latest first</h2>
          <form method="get" action="/orders" role="search">
            <label>Number, name or e-mail <input type="search" name="q" value="${view.search}" /></label>
            <button>Search</button>
          </form>
          <ul class="rows">
            ${view.items.map((order) => row(order, view))}
          </ul>
          ${view.total === 0 ? html`<p class="soft">No order matches.</p>` : ""} ${paging("/orders", view.search, view)}
        </section>
      </main>`,
  );
}

function row({ fields, products }: StoredOrder, view: OrdersPage): Html {
  const id = idOf(fields);
  const status = numberOf(fields, "status_id");
  const back = encodeURIComponent(pageLink("/orders", view.search, view.page));
  const total = `${textOf(fields, "total_inc_tax")} ${textOf(fields, "default_currency_code")}`;
  const lines = `${products.length} ${products.length === 1 ? "line" : "lines"}`;
  return html`<li>
    <span class="name">${id}</span>
    <div>
      <span class="name">${orderName({ fields })}</span>
      <p class="soft">
        ${textOf(fields, "date_created").slice(5, 16)}, ${lines}, ${total}
        ${fields.is_deleted === true ? html`<span class="tag">put away</span>` : ""}
        ${fields.customer_id === 0 ? html`<span class="tag">guest</span>` : ""}
      </p>
    </div>
    <form method="post" action="/orders/${id}?back=${back}">
      <label
        >Status
        <select name="status_id">
          ${orderStatuses.map(
            (one) =>
              html`<option value="${one.id}" ${one.id === status ? "selected" : ""}>${customStatusName(one.id)}</option>`,
          )}
        </select></label
      >
      <button aria-label="Save order ${id}">Save</button>
    </form>
  </li>`;
}

/** Who is billed; an e-mail where there is no name. */
export function orderName({ fields }: Pick<StoredOrder, "fields">): string {
  const billing = isFields(fields.billing_address) ? fields.billing_address : {};
  const name = `${textOf(billing, "first_name")} ${textOf(billing, "last_name")}`.trim();
  return name || textOf(billing, "email") || "no name";
}
