export type HashReading =
  /** `apiUrl` is set when the path names another API than BigCommerce's own, as a sandbox's does. */
  | { kind: "hash"; hash: string; apiUrl?: string }
  | { kind: "uuid"; uuid: string }
  | { kind: "empty" }
  | { kind: "refused"; reason: string };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const HASH = /^[a-z0-9]{3,20}$/;
const WHERE = "Paste the API path from Settings > Store-level API accounts; it contains the hash.";

/** Takes out what copying brings along: blanks, line breaks, invisible characters, quotes, brackets. */
export function stripPasted(text: string): string {
  return text.replace(/[\s\u00a0\u200b-\u200f\u2060\ufeff"'`<>“”‘’]/g, "");
}

export function readUuid(text: string): string | null {
  const bare = stripPasted(text)
    .replace(/^urn:uuid:/i, "")
    .replace(/^\{(.*)\}$/, "$1");
  return UUID.test(bare) ? bare.toLowerCase() : null;
}

function refused(reason: string): HashReading {
  return { kind: "refused", reason: `${reason} ${WHERE}` };
}

function fromHash(text: string): HashReading {
  const hash = text.toLowerCase();
  if (HASH.test(hash)) return { kind: "hash", hash };
  if (hash.length > 20 && /^[a-z0-9]+$/.test(hash)) {
    return refused(
      `This is too long for a store hash (${hash.length} characters): it looks like an access token or a client ID.`,
    );
  }
  if (hash.includes("-")) {
    return refused("A store hash has letters and digits only, no dashes.");
  }
  if (hash.includes("@")) return refused("This is an e-mail address, not a store hash.");
  return refused("A store hash has 3 to 20 letters and digits and nothing else.");
}

/** Hosts that carry the hash; https://developer.bigcommerce.com/docs/storefront/graphql names the channel's suffix. */
function fromHost(host: string, path: string): HashReading {
  const permanent = /^store-([a-z0-9]+)(?:-\d+)?\.mybigcommerce\.com$/.exec(host);
  if (permanent?.[1]) return fromHash(permanent[1]);
  if (host.endsWith(".mybigcommerce.com")) {
    return refused(
      `The address ${host} has the store's name in it, not its hash. Only addresses such as store-abc123.mybigcommerce.com contain the hash.`,
    );
  }
  const asset = /^\/s-([a-z0-9]+)(?:\/|$)/i.exec(path);
  if (/^cdn\d*\.bigcommerce\.com$/.test(host) && asset?.[1]) return fromHash(asset[1]);
  return refused(`The address ${host} does not contain the store hash.`);
}

function isLocal(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function fromUrl(text: string, apiUrl: string | undefined): HashReading {
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return refused("This address cannot be read.");
  const url = new URL(address);
  const host = url.hostname.toLowerCase();
  const stores = /^\/stores\/([^/]+)/i.exec(url.pathname);
  if (!stores?.[1]) return fromHost(host, url.pathname);
  const reading = fromHash(decodeURIComponent(stores[1]).replace(/^store-/i, ""));
  if (host === "api.bigcommerce.com" || url.origin === apiUrl || reading.kind !== "hash") return reading;
  if (isLocal(host)) return { ...reading, apiUrl: url.origin };
  return refused(
    `The API path leads to ${host} instead of api.bigcommerce.com. If that is a sandbox store, put its address into the field API address.`,
  );
}

/**
 * Finds the store hash in whatever was pasted: the hash, the API path, the control panel's or a channel's address,
 * a picture's address, or a webhook's "stores/abc123". A path at another host counts only if `apiUrl` names it too.
 */
export function readStoreHash(input: string, apiUrl?: string): HashReading {
  const text = stripPasted(input).replace(/^(?:api_?path|store_?hash):/i, "");
  if (text === "") return { kind: "empty" };
  const uuid = readUuid(text);
  if (uuid) return { kind: "uuid", uuid };
  const context = /^\/?stores\/([^/]+)/i.exec(text);
  if (context?.[1]) return fromHash(context[1]);
  const prefixed = /^store-([a-z0-9]+)(?:-\d+)?$/i.exec(text) ?? /^s-([a-z0-9]+)$/i.exec(text);
  if (prefixed?.[1]) return fromHash(prefixed[1]);
  return /[/.:]/.test(text) && !text.includes("@")
    ? fromUrl(text, apiUrl)
    : fromHash(text.replace(/^-+|-+$/g, ""));
}
