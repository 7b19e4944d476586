/** Pages below the organisation's own address that can be narrowed to one client, which their address then names. */
const NARROWED = ["", "/imports", "/runs", "/connections"];

export function isNarrowed(path: string): boolean {
  return NARROWED.includes(path);
}

/** The address of a page, with the client where the page can be narrowed to one. */
export function addressOf(slug: string, path: string, clientId: string | undefined): string {
  const address = `/${slug}${path}`;
  return clientId && isNarrowed(path) ? `${address}?client=${encodeURIComponent(clientId)}` : address;
}

/** Where to show another client from: a page about one thing of a client leads back to the list that it is in. */
export function listAbove(path: string): string | null {
  const [, section, ...rest] = path.split("/");
  const list = `/${section}`;
  return rest.length > 0 && rest[0] !== "new" && section !== "" && isNarrowed(list) ? list : null;
}
