import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { StoreContext } from "../rest/context";
import { style } from "./style";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface Page {
  /** Plain text, or a stored name, which is HTML already. */
  title: string | Html;
  body: Html;
  search?: string;
  narrow?: boolean;
}

export function page({ store }: StoreContext, { title, body, search = "", narrow = false }: Page): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>${title === store.site.name ? title : html`${title} – ${store.site.name}`}</title>
        <link rel="icon" href="data:,">
        <style>${raw(style)}</style>
      </head>
      <body>
        <header class="top">
          <div class="bar">
            <a class="brand" href="/">${store.site.name}</a>
            <nav class="desk" aria-label="For the shopkeeper">
              <a href="/orders">Orders</a> <a href="/customers">Customers</a> <a href="/__sandbox/mails">Mails</a>
            </nav>
            <form class="search" action="/" role="search">
              <input type="search" name="s" value="${search}" placeholder="Search products" aria-label="Search products">
              <button>Search</button>
            </form>
          </div>
        </header>
        <main class="${narrow ? "narrow" : ""}">${body}</main>
      </body>
    </html>`;
}
