/** Where things are in a shop's WordPress admin, in its own words; shared by errors and by Test connection. */
export const REST_KEYS = "WooCommerce, Settings, Advanced, REST API";

export const PLATFORM_NAME = "WooCommerce";

export const REMEDY = {
  key: `Under ${REST_KEYS} click Add key, choose Read/Write as Permissions, and enter the new key and secret here.`,
  secret: `The consumer secret belongs to another key or was copied incompletely. Under ${REST_KEYS} add a new key and enter both parts here.`,
  signature: `Either the consumer secret belongs to another key, or the address is not the shop's own: compare it with the Site Address under Settings, General. Otherwise add a new key under ${REST_KEYS}.`,
  permissions: `Under ${REST_KEYS} open the key, set Permissions to Read/Write and save it. The key itself stays the same.`,
  user: `The key belongs to a user without rights to the shop. Under ${REST_KEYS} open the key and choose an administrator or a shop manager as User.`,
  permalinks: "In the WordPress admin open Settings, Permalinks, choose Post name and click Save Changes.",
  woocommerce: "In the WordPress admin open Plugins and activate WooCommerce.",
  redirect: "Run Test connection: it finds the address that the shop answers at.",
  firewall:
    "A security plugin or the host's firewall stands in front of the shop. Allow requests to /wp-json/wc/ there, or ask the host to.",
  clock: "Ask the host to set the clock of the server; signed requests are refused when it is wrong.",
} as const;
