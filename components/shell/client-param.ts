import { createLoader, parseAsString, type SearchParams } from "nuqs/server";

/** In the address of the pages that can be narrowed to one client. */
export const clientParser = { client: parseAsString };

/** On the server: whom the address names, to fetch ahead. */
export async function loadClientId(searchParams: Promise<SearchParams>): Promise<string | undefined> {
  const { client } = createLoader(clientParser)(await searchParams);
  return client ?? undefined;
}
