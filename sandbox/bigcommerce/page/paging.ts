import { html } from "hono/html";
import type { Html } from "./layout";

const perPage = 20;

export interface Page<T> {
  items: T[];
  total: number;
  page: number;
  pages: number;
}

export function pageOf<T>(all: readonly T[], asked: string | undefined): Page<T> {
  const pages = Math.ceil(all.length / perPage);
  const page = Math.min(Math.max(1, Number(asked) || 1), Math.max(1, pages));
  return { items: all.slice((page - 1) * perPage, page * perPage), total: all.length, page, pages };
}

/** The address of a page of a list, for links and for the way back after a change. */
export function pageLink(path: string, search: string, page: number): string {
  return `${path}?q=${encodeURIComponent(search)}&page=${page}`;
}

export function paging(path: string, search: string, { page, pages }: { page: number; pages: number }): Html {
  const link = (to: number, text: string) => html`<a href="${pageLink(path, search, to)}">${text}</a>`;
  return html`<nav aria-label="Pages">
    <span>${page > 1 ? link(page - 1, "Previous page") : ""}</span>
    <span class="soft">Page ${page} of ${Math.max(1, pages)}</span>
    <span>${page < pages ? link(page + 1, "Next page") : ""}</span>
  </nav>`;
}
