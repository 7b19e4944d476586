import { lookup } from "node:dns/promises";
import { STATUS_CODES } from "node:http";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { Agent, fetch } from "undici";
import type { StoreContext } from "../rest/context";
import { type ImageKind, imageKind } from "./image-kind";

export interface FetchedImage {
  name: string;
  content: Buffer;
  kind: ImageKind;
}

export interface Refused {
  refusal: string;
}

const allowedExtensions = /\.(jpe?g|jpe|gif|png|bmp|tiff?|ico|webp)$/i;
const wrongType = "Invalid image: Sorry, you are not allowed to upload this file type.";
const emptyFile =
  "Invalid image: File is empty. Please upload something more substantial. This error could also be caused by uploads " +
  "being disabled in your php.ini file or by post_max_size being defined as smaller than upload_max_filesize in php.ini.";

const agent = new Agent({ connect: { timeout: 10_000 } });

/**
 * Fetches a picture over HTTP as WooCommerce does when a product names a `src`. The path needs an image's extension,
 * whatever the answer's content type says, and the content has to be an image; the extension follows the content.
 */
export async function fetchImage(context: StoreContext, src: string): Promise<FetchedImage | Refused> {
  const url = cleanUrl(src);
  const failed = (why: string): Refused => ({ refusal: `Error getting remote image ${url}. Error: ${why}` });
  if (url === "") return failed("No URL Provided.");
  if (!(await mayFetch(context, url))) return failed("A valid URL was not provided.");
  try {
    const response = await fetch(url, {
      dispatcher: agent,
      headers: { "user-agent": `WordPress/6.9.1; ${context.store.site.url}`, accept: "*/*" },
      signal: AbortSignal.timeout(60_000),
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      return failed(response.statusText || (STATUS_CODES[response.status] ?? ""));
    }
    return checked(url, Buffer.from(await response.arrayBuffer()));
  } catch (error) {
    return failed(curlText(url, error));
  }
}

function checked(url: string, content: Buffer): FetchedImage | Refused {
  const name = (url.split("?", 1)[0] ?? "").split("/").at(-1) ?? "";
  if (content.length === 0) return { refusal: emptyFile };
  const kind = imageKind(content);
  if (!allowedExtensions.test(name) || !kind) return { refusal: wrongType };
  return { name, content, kind };
}

/** `esc_url_raw`: blanks encoded, unknown protocols out, "http://" in front of what has none. */
function cleanUrl(src: string): string {
  const trimmed = src.trim().replaceAll(" ", "%20");
  if (trimmed === "") return "";
  const protocol = /^([a-z][a-z0-9+.-]*):/i.exec(trimmed)?.[1]?.toLowerCase();
  if (protocol === undefined) return /^[/#?]/.test(trimmed) ? trimmed : `http://${trimmed}`;
  return ["http", "https", "ftp", "ftps"].includes(protocol) ? trimmed : "";
}

/** `wp_http_validate_url`: the host must resolve; without the sandbox's leave it must be public, on a usual port. */
async function mayFetch(context: StoreContext, url: string): Promise<boolean> {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !["http:", "https:"].includes(parsed.protocol)) return false;
  const host = parsed.hostname.replace(/^\[|\]$/g, "");
  const address = isIP(host)
    ? host
    : await lookup(host).then(
        (found) => found.address,
        () => undefined,
      );
  if (address === undefined) return false;
  if (context.settings.allowPrivateImages || parsed.host === new URL(context.store.site.url).host)
    return true;
  const isPublic = ipaddr.process(address).range() === "unicast";
  return isPublic && ["", "80", "443", "8080"].includes(parsed.port);
}

function curlText(url: string, error: unknown): string {
  const { hostname, port, protocol } = new URL(url);
  if (error instanceof DOMException && error.name === "TimeoutError") {
    return "cURL error 28: Operation timed out after 60000 milliseconds with 0 bytes received";
  }
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "";
  if (code === "UND_ERR_SOCKET" || code === "ECONNRESET") return "cURL error 52: Empty reply from server";
  const at = port || (protocol === "https:" ? "443" : "80");
  return `cURL error 7: Failed to connect to ${hostname} port ${at} after 0 ms: Couldn't connect to server`;
}
