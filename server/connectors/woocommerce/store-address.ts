import ipaddr from "ipaddr.js";

/** Folders of WordPress itself: whatever stands before the first of them is the shop's own address. */
const WORDPRESS_FOLDERS =
  /\/(wp-admin|wp-json|wp-login\.php|wp-content|wp-includes|wc-auth|wc-api|index\.php)(\/|$)/i;

/** WooCommerce's own pages, which a person has open when asked for the shop's address. */
const SHOP_PAGES = /\/(shop|cart|checkout|my-account|product(-category|-tag)?\/.*)\/?$/i;

export function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  if (host === "localhost" || host.endsWith(".localhost")) return true;
  return ipaddr.isValid(host) && ipaddr.process(host).range() === "loopback";
}

export type AddressResult = { ok: true; url: string } | { ok: false; message: string };

const EXAMPLE = "such as https://www.example.com";

/** The shop's address from whatever was typed or pasted; asks nobody. */
export function cleanStoreAddress(input: string): AddressResult {
  const text = input
    .trim()
    .replace(/^["'<]+|["'>]+$/g, "")
    .trim();
  if (text === "") return { ok: false, message: `Enter the address of your shop, ${EXAMPLE}.` };
  if (/\s/.test(text)) return { ok: false, message: `The address contains a blank. Enter it ${EXAMPLE}.` };
  if (/@/.test(text)) {
    return {
      ok: false,
      message: `The address must hold neither an e-mail address nor a user name. Enter it ${EXAMPLE}.`,
    };
  }
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== "http" && scheme !== "https") {
    return { ok: false, message: `The address begins with ${scheme}://. Enter it ${EXAMPLE}.` };
  }
  const url = parse(scheme === undefined ? `https://${text.replace(/^\/+/, "")}` : text);
  if (!url) return { ok: false, message: `This is no web address. Enter it ${EXAMPLE}.` };
  const loopback = isLoopback(url.hostname);
  if (!loopback && !url.hostname.includes(".") && !url.hostname.includes(":")) {
    return { ok: false, message: `This is not a whole address. Enter it ${EXAMPLE}.` };
  }
  if (scheme === undefined && loopback) url.protocol = "http:";
  const folder = url.pathname.search(WORDPRESS_FOLDERS);
  const path = folder >= 0 ? url.pathname.slice(0, folder) : url.pathname.replace(SHOP_PAGES, "");
  return { ok: true, url: `${url.protocol}//${url.host}${path.replace(/\/+$/, "")}` };
}

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
