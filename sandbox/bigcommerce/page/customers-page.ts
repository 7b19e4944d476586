import { html } from "hono/html";
import { idOf, textOf } from "../catalog/types";
import type { StoredCustomer } from "../customers/types";
import { type Html, layout, parts } from "./layout";
import { type Page, pageLink, paging } from "./paging";

export interface CustomersPage extends Page<StoredCustomer> {
  search: string;
  /** Names of the customer groups by their ids. */
  groups: ReadonlyMap<number, string>;
  saved: string | undefined;
  problem: string | undefined;
}

export function customersPage(view: CustomersPage): Html {
  return layout(
    "Customers",
    html`<header>
        <h1>Customers</h1>
        ${parts("/customers")}
      </header>
      <main>
        ${view.saved ? html`<p class="card saved" role="status">Saved: ${view.saved}</p>` : ""}
        ${view.problem ? html`<p class="card" role="alert">${view.problem}</p>` : ""}
        <section class="card">
          <h2>${view.total} ${view.total === 1 ? "customer" : "customers"}</h2>
          <form method="get" action="/customers" role="search">
            <label>Name or e-mail <input type="search" name="q" value="${view.search}" /></label>
            <button>Search</button>
          </form>
          <ul class="rows">
            ${view.items.map((customer) => row(customer, view))}
          </ul>
          ${view.total === 0 ? html`<p class="soft">No customer matches.</p>` : ""}
          ${paging("/customers", view.search, view)}
        </section>
      </main>`,
  );
}

function row({ fields, addresses }: StoredCustomer, view: CustomersPage): Html {
  const id = idOf(fields);
  const back = encodeURIComponent(pageLink("/customers", view.search, view.page));
  const group = view.groups.get(Number(fields.customer_group_id));
  const count = `${addresses.length} ${addresses.length === 1 ? "address" : "addresses"}`;
  return html`<li>
    <span class="name">${id}</span>
    <div>
      <span class="name">${textOf(fields, "email")}</span>
      <p class="soft">${count} ${group ? html`<span class="tag">${group}</span>` : ""}</p>
    </div>
    <form method="post" action="/customers/${id}?back=${back}">
      <label>First name <input name="first_name" value="${textOf(fields, "first_name")}" required /></label>
      <label>Last name <input name="last_name" value="${textOf(fields, "last_name")}" required /></label>
      <button aria-label="Save ${textOf(fields, "email")}">Save</button>
    </form>
  </li>`;
}
