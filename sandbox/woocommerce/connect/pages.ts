import { html } from "hono/html";
import { sandboxLogin } from "../options";
import type { StoreContext } from "../rest/context";
import { page } from "../shop/layout";
import type { ConnectRequest } from "./request";
import { returnAddress } from "./request";

const scopes = { read: "Read", write: "Write", read_write: "Read/Write" } as const;

const rights: Record<ConnectRequest["scope"], string[]> = {
  read: ["View coupons", "View customers", "View orders and sales reports", "View products"],
  write: ["Create webhooks", "Create coupons", "Create customers", "Create orders", "Create products"],
  read_write: [
    "Create webhooks",
    "View and manage coupons",
    "View and manage customers",
    "View and manage orders and sales reports",
    "View and manage products",
  ],
};

export function loginPage(context: StoreContext, request: ConnectRequest, wrong: boolean) {
  return page(context, {
    title: `${request.appName} would like to connect to your store`,
    narrow: true,
    body: html`<h1>${request.appName} would like to connect to your store</h1>
      <p>To connect to ${request.appName} you need to be logged in. Log in to your store below, or
        <a href="${returnAddress(request, 0)}">cancel and return to ${request.appName}</a>.</p>
      ${wrong ? html`<p class="notice" role="alert">The username or password is not correct.</p>` : ""}
      <form method="post" class="form">
        <label for="username">Username or email address</label>
        <input id="username" name="username" autocomplete="username" required value="${sandboxLogin.username}">
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required>
        <button type="submit" name="login" value="Login">Log in</button>
      </form>
      <p class="note">This is a sandbox store: the password is <code>${sandboxLogin.password}</code>.</p>`,
  });
}

export function approvePage(
  context: StoreContext,
  request: ConnectRequest,
  approveUrl: string,
  logoutUrl: string,
) {
  return page(context, {
    title: `${request.appName} would like to connect to your store`,
    narrow: true,
    body: html`<h1>${request.appName} would like to connect to your store</h1>
      <p>This will give "<strong>${request.appName}</strong>" <strong>${scopes[request.scope]}</strong> access which will
        allow it to:</p>
      <ul>${rights[request.scope].map((right) => html`<li>${right}</li>`)}</ul>
      <p>Approving will share credentials with <strong>${new URL(request.callbackUrl).hostname}</strong>. Do not proceed
        if this looks suspicious in any way.</p>
      <p>Logged in as ${sandboxLogin.username}. <a href="${logoutUrl}">Log out</a></p>
      <p class="actions"><a class="button" href="${approveUrl}">Approve</a>
        <a class="button plain" href="${returnAddress(request, 0)}">Deny</a></p>
      ${callbackNote(request)}`,
  });
}

function callbackNote(request: ConnectRequest) {
  if (request.callbackUrl.toLowerCase().startsWith("https://")) return "";
  return html`<p class="note">A real store posts the key to an https address alone. This sandbox makes an exception for
    ${new URL(request.callbackUrl).host}, because it is on this machine.</p>`;
}

export function deniedPage(context: StoreContext, message: string) {
  return page(context, {
    title: "Access denied",
    narrow: true,
    body: html`<h1>Access denied</h1><p>Error: ${message}.</p>`,
  });
}
