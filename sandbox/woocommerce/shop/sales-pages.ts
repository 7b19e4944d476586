import { html } from "hono/html";
import { shown } from "../orders/amount";
import { statusNames } from "../orders/schema";
import type { StoreContext } from "../rest/context";
import { plainCurrencySymbol } from "../settings/catalogue";
import type { OrderRecord, UserRecord } from "../store/sales-records";
import { filterHtml } from "../text/kses";
import { type Html, page } from "./layout";
import { stored } from "./parts";

const perPage = 50;

/** The shopkeeper's list of orders, the newest first. */
export function ordersPage(context: StoreContext, number: number): Html {
  const orders = context.store.sales.orders.all().filter((order) => order.status !== "trash");
  return listPage(context, {
    title: "Orders",
    path: "/orders",
    count: counted(orders.length, "order"),
    columns: ["Order", "Date", "Customer", "Items", "Status", "Total"],
    ...paged(orders, number),
    row: (order) => orderRow(context, order),
  });
}

export function customersPage(context: StoreContext, number: number): Html {
  const users = context.store.sales.users.all().filter((user) => user.role === "customer");
  return listPage(context, {
    title: "Customers",
    path: "/customers",
    count: counted(users.length, "customer"),
    columns: ["Name", "E-mail", "Place", "Since", "Orders"],
    ...paged(users, number),
    row: (user) => customerRow(context, user),
  });
}

interface List<T> {
  title: string;
  path: string;
  count: string;
  columns: readonly string[];
  rows: readonly T[];
  number: number;
  pages: number;
  row(record: T): Html;
}

function paged<T>(records: readonly T[], asked: number) {
  const newest = records.toReversed();
  const pages = Math.max(1, Math.ceil(newest.length / perPage));
  const number = Math.min(Math.max(1, asked), pages);
  return { rows: newest.slice((number - 1) * perPage, number * perPage), number, pages };
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count.toLocaleString("en")} ${noun}s`;
}

function listPage<T>(context: StoreContext, list: List<T>): Html {
  const link = (to: number, rel: string, text: string) =>
    html`<a class="button plain" rel="${rel}" href="${list.path}?page=${to}">${text}</a>`;
  return page(context, {
    title: list.title,
    body: html`<h1>${list.title}</h1>
      <p class="count">${list.count}</p>
      ${
        list.rows.length === 0
          ? html`<p class="empty">There are none yet.</p>`
          : html`<div class="scroll"><table>
              <thead><tr>${list.columns.map((name) => html`<th scope="col"${name === "Total" ? html` class="number"` : ""}>${name}</th>`)}</tr></thead>
              <tbody>${list.rows.map((record) => list.row(record))}</tbody>
            </table></div>`
      }
      ${
        list.pages > 1
          ? html`<nav class="pages" aria-label="Pages">
              ${list.number > 1 ? link(list.number - 1, "prev", "Previous") : ""}
              <span>Page ${list.number} of ${list.pages}</span>
              ${list.number < list.pages ? link(list.number + 1, "next", "Next") : ""}
            </nav>`
          : ""
      }`,
  });
}

function orderRow({ store }: StoreContext, order: OrderRecord): Html {
  const { billing } = order;
  const name = `${billing.first_name} ${billing.last_name}`.trim() || billing.email || "Guest";
  return html`<tr>
    <td>#${order.id}</td>
    <td>${day(store.site.local(order.createdAt))}</td>
    <td>${name}</td>
    <td>${order.lines.map((line, index) => html`${index > 0 ? ", " : ""}${line.quantity} × ${stored(filterHtml(line.name))}`)}</td>
    <td>${statusNames[order.status] ?? order.status}</td>
    <td class="number">${plainCurrencySymbol(order.currency)}${shown(order.total, 2)}</td>
  </tr>`;
}

function customerRow({ store }: StoreContext, user: UserRecord): Html {
  const { billing } = user;
  const place = [billing.city, billing.country].filter((part) => part !== "").join(", ");
  return html`<tr>
    <td>${`${user.firstName} ${user.lastName}`.trim() || user.username}</td>
    <td>${user.email}</td>
    <td>${place}</td>
    <td>${day(store.site.local(user.createdAt))}</td>
    <td>${store.sales.orders.with("customer", user.id).length}</td>
  </tr>`;
}

function day(date: string | null): string {
  return date?.slice(0, 10) ?? "";
}
