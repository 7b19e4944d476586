import type { PlatformDescriptor } from "@/server/connectors/core/descriptor";

/** https://woocommerce.com/document/woocommerce-rest-api/ */
export const descriptor: PlatformDescriptor = {
  id: "woocommerce",
  name: "WooCommerce",
  roles: ["target"],
  entities: ["products", "customers", "orders"],
  credentials: [
    {
      key: "url",
      label: "Store address",
      help: "The address of your shop as you type it into a browser, such as https://www.example.com.",
      placeholder: "https://www.example.com",
      kind: "url",
      required: true,
    },
    {
      key: "consumerKey",
      label: "Consumer key",
      help: "Begins with ck_. Under WooCommerce, Settings, Advanced, REST API: shown once, when the key is added.",
      placeholder: "ck_…",
      kind: "secret",
      required: true,
    },
    {
      key: "consumerSecret",
      label: "Consumer secret",
      help: "Begins with cs_. Shown next to the consumer key, also once only.",
      placeholder: "cs_…",
      kind: "secret",
      required: true,
    },
  ],
  instructions: [
    "In the WordPress admin of your shop, open WooCommerce, Settings, Advanced, REST API.",
    "Click Add key. As Description enter PrimeLink, as User choose an administrator or a shop manager.",
    "Set Permissions to Read/Write and click Generate API key.",
    "Copy the Consumer key and the Consumer secret into the fields here. WooCommerce shows them this once only.",
    "Under Settings, Permalinks, anything but Plain must be chosen: without it the REST API has no address.",
  ],
};
