import type { Fields } from "../catalog/types";

const made = "2023-03-02 06:30:41";
const everything: Fields = { type: "all", categories: [] };

/** Their dates are of a form of their own. https://developer.bigcommerce.com/docs/rest-management/customers/customer-groups */
export const demoCustomerGroups: Fields[] = [
  {
    id: 1,
    name: "Trade",
    is_default: false,
    is_group_for_guests: false,
    category_access: everything,
    discount_rules: [{ type: "all", method: "percent", amount: "12.5000" }],
    date_created: made,
    date_modified: made,
  },
  {
    id: 2,
    name: "Friends & Family",
    is_default: false,
    is_group_for_guests: false,
    category_access: { type: "specific", categories: [11, 12] },
    discount_rules: [{ type: "category", category_id: 11, method: "fixed", amount: "5.0000" }],
    date_created: made,
    date_modified: made,
  },
  {
    id: 3,
    name: "卸売 (Wholesale Japan)",
    is_default: false,
    is_group_for_guests: false,
    category_access: { type: "none" },
    discount_rules: [{ type: "price_list", price_list_id: 1 }],
    date_created: made,
    date_modified: made,
  },
  {
    id: 4,
    name: "Nobody yet",
    is_default: true,
    is_group_for_guests: true,
    category_access: everything,
    discount_rules: [],
    date_created: made,
    date_modified: made,
  },
];

const attributeNames: [name: string, type: string][] = [
  ["Loyalty number", "string"],
  ["Date of birth", "date"],
  ["Points", "number"],
  ["Shoe size (EU)", "number"],
  ["Left-handed", "string"],
  ["Newsletter language", "string"],
  ["How they found us", "string"],
  ["Account manager", "string"],
  ["VAT number", "string"],
  ["Credit limit", "number"],
  ["Last catalogue sent", "date"],
  ["Favourite trail", "string"],
  ["Dog's name", "string"],
];

export const demoCustomerAttributes: Fields[] = attributeNames.map(([name, type], index) => ({
  id: index + 1,
  name,
  type,
  date_created: "2023-03-02T06:30:41Z",
  date_modified: "2023-03-02T06:30:41Z",
}));

function currency(
  id: number,
  code: string,
  name: string,
  token: string,
  rate: number,
  country: string,
): Fields {
  return {
    id,
    is_default: id === 1,
    last_updated: "Thu, 02 Jan 2025 06:30:41 +0000",
    country_iso2: country,
    default_for_country_codes: [],
    currency_code: code,
    currency_exchange_rate: rate.toFixed(10),
    name,
    token,
    auto_update: false,
    token_location: "left",
    decimal_token: ".",
    thousands_token: ",",
    decimal_places: code === "JPY" ? 0 : 2,
    enabled: true,
    is_transactional: true,
    use_default_name: false,
  };
}

/** https://developer.bigcommerce.com/docs/rest-management/currencies */
export const demoCurrencies: Fields[] = [
  currency(1, "USD", "US Dollar", "$", 1, "US"),
  currency(2, "EUR", "Euro", "€", 0.9231, "DE"),
  currency(3, "GBP", "British Pound", "£", 0.7874, "GB"),
  currency(4, "JPY", "Japanese Yen", "¥", 151.6, "JP"),
];
