/** The settings of a WooCommerce 10.5 store that the sandbox has, with WooCommerce's own words. */
export interface Setting {
  id: string;
  label: string;
  description: string;
  type: "text" | "select" | "checkbox" | "radio" | "number" | "textarea" | "multiselect";
  default: string;
  options?: Record<string, string>;
  tip?: string;
}

export interface SettingGroup {
  id: string;
  label: string;
  description: string;
  parentId: string;
  settings: Setting[];
}

export function currencyName(code: string): string {
  return new Intl.DisplayNames("en", { type: "currency" }).of(code) ?? code;
}

/** The signs that WooCommerce writes as entities of their own. */
const symbols = new Map([
  ["EUR", "&euro;"],
  ["GBP", "&pound;"],
  ["JPY", "&yen;"],
  ["CNY", "&yen;"],
]);

export function currencySymbol(code: string): string {
  const known = symbols.get(code);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat("en", {
    style: "currency",
    currency: code,
    currencyDisplay: "narrowSymbol",
  });
  const sign = format.formatToParts(0).find((part) => part.type === "currency")?.value ?? code;
  const symbol = /^[\w.]+$/.test(sign) ? sign : `&#${sign.codePointAt(0)};${sign.slice(1)}`;
  symbols.set(code, symbol);
  return symbol;
}

/** The sign itself, as orders show it. */
export function plainCurrencySymbol(code: string): string {
  if (code === "") return "";
  const signs: Record<string, string> = { "&euro;": "€", "&pound;": "£", "&yen;": "¥" };
  const symbol = currencySymbol(code);
  return (
    signs[symbol] ?? symbol.replace(/&#(\d+);/g, (_, point: string) => String.fromCodePoint(Number(point)))
  );
}

/** The codes that may stand in an order or in the shop's setting. */
export const currencyCodes: readonly string[] = Intl.supportedValuesOf("currency");

const currencies = Object.fromEntries(
  currencyCodes.map((code) => [code, `${currencyName(code)} (${currencySymbol(code)}) — ${code}`]),
);

function same(...values: string[]): Record<string, string> {
  return Object.fromEntries(values.map((value) => [value, value]));
}

function tipped(setting: Omit<Setting, "tip">): Setting {
  return { ...setting, tip: setting.description };
}

function checkbox(
  id: string,
  label: string,
  description: string,
  fallback: "yes" | "no",
  tip?: string,
): Setting {
  return {
    id,
    label,
    description,
    type: "checkbox",
    default: fallback,
    ...(tip === undefined ? {} : { tip }),
  };
}

const general: Setting[] = [
  tipped({
    id: "woocommerce_store_address",
    label: "Address line 1",
    description: "The street address for your business location.",
    type: "text",
    default: "",
  }),
  tipped({
    id: "woocommerce_store_city",
    label: "City",
    description: "The city in which your business is located.",
    type: "text",
    default: "",
  }),
  tipped({
    id: "woocommerce_default_country",
    label: "Country / State",
    description: "The country and state or province, if any, in which your business is located.",
    type: "text",
    default: "US:CA",
  }),
  checkbox(
    "woocommerce_calc_taxes",
    "Enable taxes",
    "Enable tax rates and calculations",
    "no",
    "Rates will be configurable and taxes will be calculated during checkout.",
  ),
  checkbox(
    "woocommerce_enable_coupons",
    "Enable coupons",
    "Enable the use of coupon codes",
    "yes",
    "Coupons can be applied from the cart and checkout pages.",
  ),
  tipped({
    id: "woocommerce_currency",
    label: "Currency",
    description:
      "This controls what currency prices are listed at in the catalog and which currency gateways will take payments in.",
    type: "select",
    default: "USD",
    options: currencies,
  }),
  tipped({
    id: "woocommerce_currency_pos",
    label: "Currency position",
    description: "This controls the position of the currency symbol.",
    type: "select",
    default: "left",
    options: { left: "Left", right: "Right", left_space: "Left with space", right_space: "Right with space" },
  }),
  tipped({
    id: "woocommerce_price_thousand_sep",
    label: "Thousand separator",
    description: "This sets the thousand separator of displayed prices.",
    type: "text",
    default: ",",
  }),
  tipped({
    id: "woocommerce_price_decimal_sep",
    label: "Decimal separator",
    description: "This sets the decimal separator of displayed prices.",
    type: "text",
    default: ".",
  }),
  tipped({
    id: "woocommerce_price_num_decimals",
    label: "Number of decimals",
    description: "This sets the number of decimal points shown in displayed prices.",
    type: "number",
    default: "2",
  }),
];

const products: Setting[] = [
  tipped({
    id: "woocommerce_weight_unit",
    label: "Weight unit",
    description: "This controls what unit you will define weights in.",
    type: "select",
    default: "lbs",
    options: same("kg", "g", "lbs", "oz"),
  }),
  tipped({
    id: "woocommerce_dimension_unit",
    label: "Dimensions unit",
    description: "This controls what unit you will define lengths in.",
    type: "select",
    default: "in",
    options: same("m", "cm", "mm", "in", "yd"),
  }),
  checkbox("woocommerce_enable_reviews", "Enable reviews", "Enable product reviews", "yes"),
  checkbox("woocommerce_manage_stock", "Manage stock", "Enable stock management", "yes"),
  checkbox("woocommerce_notify_low_stock", "Notifications", "Enable low stock notifications", "yes"),
  checkbox("woocommerce_notify_no_stock", "", "Enable out of stock notifications", "yes"),
  tipped({
    id: "woocommerce_stock_email_recipient",
    label: "Notification recipient(s)",
    description: "Enter recipients (comma separated) that will receive this notification.",
    type: "text",
    default: "",
  }),
  tipped({
    id: "woocommerce_notify_low_stock_amount",
    label: "Low stock threshold",
    description: "When product stock reaches this amount you will be notified via email.",
    type: "number",
    default: "2",
  }),
  tipped({
    id: "woocommerce_notify_no_stock_amount",
    label: "Out of stock threshold",
    description:
      'When product stock reaches this amount the stock status will change to "out of stock" and you will be notified via email. This setting does not affect existing "in stock" products.',
    type: "number",
    default: "0",
  }),
  checkbox(
    "woocommerce_hide_out_of_stock_items",
    "Out of stock visibility",
    "Hide out of stock items from the catalog",
    "no",
  ),
];

const tax: Setting[] = [
  {
    id: "woocommerce_prices_include_tax",
    label: "Prices entered with tax",
    description: "",
    type: "radio",
    default: "no",
    options: {
      yes: "Yes, I will enter prices inclusive of tax",
      no: "No, I will enter prices exclusive of tax",
    },
  },
  {
    id: "woocommerce_tax_based_on",
    label: "Calculate tax based on",
    description: "",
    type: "select",
    default: "shipping",
    options: {
      shipping: "Customer shipping address",
      billing: "Customer billing address",
      base: "Shop base address",
    },
  },
  checkbox(
    "woocommerce_tax_round_at_subtotal",
    "Rounding",
    "Round tax at subtotal level, instead of rounding per line",
    "no",
  ),
  {
    id: "woocommerce_tax_display_shop",
    label: "Display prices in the shop",
    description: "",
    type: "select",
    default: "excl",
    options: { incl: "Including tax", excl: "Excluding tax" },
  },
];

const mails: [id: string, label: string, fallback?: "yes" | "no"][] = [
  ["email_new_order", "New order"],
  ["email_cancelled_order", "Cancelled order"],
  ["email_customer_cancelled_order", "Cancelled order", "no"],
  ["email_failed_order", "Failed order"],
  ["email_customer_failed_order", "Failed order"],
  ["email_customer_on_hold_order", "Order on-hold"],
  ["email_customer_processing_order", "Processing order"],
  ["email_customer_completed_order", "Completed order"],
  ["email_customer_refunded_order", "Refunded order"],
  ["email_customer_note", "Customer note"],
  ["email_customer_new_account", "New account"],
];

function group(id: string, label: string, settings: Setting[], parentId = ""): SettingGroup {
  return { id, label, description: "", parentId, settings };
}

export const settingGroups: readonly SettingGroup[] = [
  group("general", "General", general),
  group("products", "Products", products),
  group("tax", "Tax", tax),
  group("email", "Emails", []),
  ...mails.map(([id, label, fallback = "yes"]) =>
    group(id, label, [checkbox("enabled", "Enable/Disable", "", fallback)], "email"),
  ),
];

/** Where a setting's value is kept: those of a mail under the mail's name. */
export function settingKey(groupId: string, id: string): string {
  return id.startsWith("woocommerce_") ? id : `${groupId}/${id}`;
}

export const settingDefaults: ReadonlyMap<string, string> = new Map(
  settingGroups.flatMap((one) =>
    one.settings.map((setting) => [settingKey(one.id, setting.id), setting.default]),
  ),
);
