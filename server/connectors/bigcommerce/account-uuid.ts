import { z } from "zod";
import type { HttpClient } from "../core/http-types";
import { errorText } from "./errors";

export interface AccountStore {
  storeHash: string;
  name: string;
}

export type AccountReading =
  | { kind: "stores"; stores: AccountStore[] }
  /** The token may not read the account, or there is no such account. */
  | { kind: "refused"; technical: string };

const storesSchema = z.object({
  data: z.object({
    account: z.object({
      stores: z.object({
        edges: z.array(z.object({ node: z.object({ storeHash: z.string(), name: z.string().catch("") }) })),
      }),
    }),
  }),
});

const QUERY = "query { account { id stores { edges { node { id name storeHash } } } } }";

/**
 * The only documented way from an account's UUID to its stores. It wants an account-level token; store-level ones are
 * refused: https://developer.bigcommerce.com/docs/graphql-account/users
 * At most 70 requests an hour, so it is asked once and never repeated.
 */
export async function readAccountStores(http: HttpClient, accountUuid: string): Promise<AccountReading> {
  const path = `/accounts/${accountUuid}/graphql`;
  const answer = await http.post(path, { query: QUERY }, { safe: true, maxRetries: 0 });
  const parsed = storesSchema.safeParse(answer.json);
  if (answer.status === 200 && parsed.success) {
    const stores = parsed.data.data.account.stores.edges.map(({ node }) => ({
      storeHash: node.storeHash.toLowerCase(),
      name: node.name,
    }));
    return { kind: "stores", stores };
  }
  const said = errorText(answer) || answer.text.slice(0, 300);
  return { kind: "refused", technical: http.redact(`POST ${path}: ${answer.status} ${said}`) };
}
