import { html } from "hono/html";
import type { StoreContext } from "../rest/context";
import { type Html, page } from "./layout";

/** The mails that the real store would have sent, the newest first. */
export function mailsPage(context: StoreContext): Html {
  const { mails, site } = context.store;
  const newest = mails.slice(-200).reverse();
  const count = mails.length === 1 ? "1 mail" : `${mails.length.toLocaleString("en")} mails`;
  return page(context, {
    title: "Mails",
    body: html`<h1>Mails</h1>
      <p class="count">${count} that a real store would have sent. Nothing leaves this one.</p>
      ${
        newest.length === 0
          ? html`<p class="empty">No mail was sent.</p>`
          : html`<div class="scroll"><table>
              <thead><tr><th scope="col">Time</th><th scope="col">To</th><th scope="col">Subject</th><th scope="col">Kind</th></tr></thead>
              <tbody>${newest.map(
                (mail) => html`<tr><td>${site.local(mail.at)?.replace("T", " ")}</td><td>${mail.to}</td>
                  <td>${mail.subject}</td><td><code>${mail.kind}</code></td></tr>`,
              )}</tbody>
            </table></div>`
      }`,
  });
}
