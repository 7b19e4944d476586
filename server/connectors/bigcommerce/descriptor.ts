import type { PlatformDescriptor } from "../core/descriptor";

export const PLATFORM_NAME = "BigCommerce";

/** Where store-level API accounts are made: https://support.bigcommerce.com/s/article/Store-API-Accounts */
export const API_ACCOUNTS = "Settings > Store-level API accounts";

export const descriptor: PlatformDescriptor = {
  id: "bigcommerce",
  name: PLATFORM_NAME,
  roles: ["source"],
  entities: ["products", "customers", "orders"],
  credentials: [
    {
      key: "storeHash",
      label: "Store hash or API path",
      help: `Shown as API path in ${API_ACCOUNTS}. The whole path, the hash in it, or the address of your control panel (store-abc123.mybigcommerce.com) can be pasted.`,
      placeholder: "https://api.bigcommerce.com/stores/abc123/v3/",
      kind: "text",
      required: false,
    },
    {
      key: "accessToken",
      label: "Access token",
      help: `BigCommerce shows it once, when the API account is saved in ${API_ACCOUNTS}, and puts it into the text file that is downloaded then.`,
      kind: "secret",
      required: true,
    },
    {
      key: "accountUuid",
      label: "Account UUID",
      help: "Instead of the store hash. It leads to a store only with an account-level API token; otherwise it is used to check that the store is the right one.",
      placeholder: "1b4e28ba-2fa1-11d2-883f-0016d3cca427",
      kind: "text",
      required: false,
      advanced: true,
    },
    {
      key: "clientId",
      label: "Client ID",
      help: "Stands beside the access token in the text file. Only needed for apps.",
      kind: "secret",
      required: false,
      advanced: true,
    },
    {
      key: "clientSecret",
      label: "Client secret",
      help: "Stands beside the access token in the text file. Not needed, but with it PrimeLink also checks the signature of webhooks.",
      kind: "secret",
      required: false,
      advanced: true,
    },
    {
      key: "apiUrl",
      label: "API address",
      help: "Leave empty for a store at BigCommerce. For a sandbox store, its address without a path.",
      placeholder: "https://api.bigcommerce.com",
      kind: "url",
      required: false,
      advanced: true,
    },
  ],
  instructions: [
    "Sign in to the BigCommerce control panel as the store owner.",
    `Open ${API_ACCOUNTS} and choose "Create API account", token type "V2/V3 API token".`,
    'Give it a name, and set these OAuth scopes to "read-only": Products, Information & settings. To import orders and customers as well: Orders, Order Transactions and Customers too.',
    "Note the API path, choose Save, and copy the access token: BigCommerce shows it only once.",
  ],
};
