/** Pages below the organisation's own address that can be narrowed to one client, which their address then names. */
const NARROWED = ["/overview", "/imports", "/runs", "/connections"];

/** The start page is the board, which is about all clients, or the overview, which can be narrowed like a list. */
export type StartPage = "board" | "overview";

export function isNarrowed(path: string, start: StartPage): boolean {
  return NARROWED.includes(path) || (path === "" && start === "overview");
}

/** The address of a page, with the client where the page can be narrowed to one. */
export function addressOf(
  { slug, start }: { slug: string; start: StartPage },
  path: string,
  clientId: string | undefined,
): string {
  const address = `/${slug}${path}`;
  return clientId && isNarrowed(path, start) ? `${address}?client=${encodeURIComponent(clientId)}` : address;
}

/**
 * Where to show another client from, on a page that cannot be narrowed: one about a single thing leads back to the list
 * that it is in, the board to the client's overview.
 */
export function listFor(path: string, clientId: string | null): string | null {
  if (path === "") return clientId && "/overview";
  const [, section, ...rest] = path.split("/");
  const list = `/${section}`;
  return rest.length > 0 && rest[0] !== "new" && NARROWED.includes(list) ? list : null;
}
