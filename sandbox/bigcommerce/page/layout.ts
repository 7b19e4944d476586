import { html, raw } from "hono/html";
import { style } from "./style";

export type Html = ReturnType<typeof html>;

export function layout(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="icon" href="/img/tiny/tent-teal-icon.png" />
    <style>${raw(style)}</style>
  </head>
  <body>${body}</body>
</html>`;
}

const tabs: [path: string, name: string][] = [
  ["/", "Products"],
  ["/orders", "Orders"],
  ["/customers", "Customers"],
];

export function parts(current: string): Html {
  return html`<p class="parts">
    ${tabs.map(([path, name]) =>
      path === current
        ? html`<strong aria-current="page">${name}</strong> `
        : html`<a href="${path}">${name}</a> `,
    )}
  </p>`;
}
