import { createHash } from "node:crypto";

/** The fixed credentials of the sandbox store. They open nothing but a sandbox, so they may be shown. */
export const sandboxHash = "sandbox1";
export const sandboxAccountUuid = "5a9d8c1e-7b42-4f0e-9c3d-2e6f1a0b4c77";

export type ScopeArea = "products" | "orders" | "transactions" | "customers" | "information";
export type Access = "modify" | "read-only";

export interface SandboxToken {
  token: string;
  /** What the page for people says about it. */
  about: string;
  scopes: Partial<Record<ScopeArea, Access>>;
}

const readAll: Record<ScopeArea, Access> = {
  products: "read-only",
  orders: "read-only",
  transactions: "read-only",
  customers: "read-only",
  information: "read-only",
};

function without(area: ScopeArea): Partial<Record<ScopeArea, Access>> {
  const { [area]: _left, ...rest } = readAll;
  return rest;
}

/** Store-level tokens. Thirty-one lower-case letters and digits, as the real ones have. */
export const storeTokens = {
  full: {
    token: "full0sandbox0token0000000000001",
    about: "Reads and changes everything",
    scopes: {
      products: "modify",
      orders: "modify",
      transactions: "modify",
      customers: "modify",
      information: "modify",
    },
  },
  readOnly: {
    token: "readonly0sandbox0token000000002",
    about: "Reads everything, changes nothing",
    scopes: readAll,
  },
  productsOnly: {
    token: "products0sandbox0token000000003",
    about: "Reads products alone",
    scopes: { products: "read-only" },
  },
  noProducts: {
    token: "noproducts0sandbox0token0000004",
    about: "Lacks the Products scope",
    scopes: without("products"),
  },
  noOrders: {
    token: "noorders0sandbox0token000000005",
    about: "Lacks the Orders scope",
    scopes: without("orders"),
  },
  noTransactions: {
    token: "notransactions0sandbox0token010",
    about: "Lacks the Order Transactions scope",
    scopes: without("transactions"),
  },
  noCustomers: {
    token: "nocustomers0sandbox0token000006",
    about: "Lacks the Customers scope",
    scopes: without("customers"),
  },
  noInformation: {
    token: "noinformation0sandbox0token0007",
    about: "Lacks the Information & Settings scope",
    scopes: without("information"),
  },
  noScopes: {
    token: "noscopes0sandbox0token000000008",
    about: "Has no scope at all",
    scopes: {},
  },
} as const satisfies Record<string, SandboxToken>;

/** An account-level token: finds the account's stores, opens none of them. */
export const accountToken = "account0sandbox0token0000000009";

export type StoreTokenName = keyof typeof storeTokens;

const byToken = new Map<string, SandboxToken>(
  Object.values(storeTokens).map((entry) => [entry.token, entry]),
);

export interface ApiAccount {
  clientId: string;
  clientSecret: string;
}

/** A store-level API account has a client ID and a client secret beside its token. */
export function apiAccountOf(token: string): ApiAccount {
  const made = (what: string) => createHash("sha256").update(`${what} of ${token}`).digest("hex");
  return { clientId: made("client id").slice(0, 31), clientSecret: made("client secret") };
}

const clientSecrets = new Map(
  Object.values(storeTokens).map(({ token }) => {
    const { clientId, clientSecret } = apiAccountOf(token);
    return [clientId, clientSecret];
  }),
);

export function findClientSecret(clientId: string): string | undefined {
  return clientSecrets.get(clientId);
}

export function findStoreToken(token: string): SandboxToken | undefined {
  return byToken.get(token);
}
