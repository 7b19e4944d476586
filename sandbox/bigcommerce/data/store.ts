import type { Fields } from "../catalog/types";
import { sandboxAccountUuid, sandboxHash } from "../credentials";

/** What `/v2/store` says of the demo store. It counts in pounds and inches. */
export const demoStore: Fields = {
  id: sandboxHash,
  account_uuid: sandboxAccountUuid,
  domain: "fell-and-hearth.example",
  secure_url: "https://fell-and-hearth.example",
  control_panel_base_url: `https://store-${sandboxHash}.mybigcommerce.com`,
  status: "live",
  name: "Fell & Hearth",
  first_name: "Robin",
  last_name: "Marsh",
  address: "14 Quarry Lane, Ashford",
  country: "United States",
  country_code: "US",
  infrastructure_region: "us-central1",
  phone: "555-0100",
  admin_email: "robin@fell-and-hearth.example",
  order_email: "orders@fell-and-hearth.example",
  favicon_url: "",
  timezone: {
    name: "America/New_York",
    raw_offset: -18000,
    dst_offset: -14400,
    dst_correction: true,
    date_format: { display: "M jS Y", export: "M jS Y", extended_display: "M jS Y @ g:i A" },
  },
  language: "en",
  currency: "USD",
  currency_symbol: "$",
  decimal_separator: ".",
  thousands_separator: ",",
  decimal_places: 2,
  currency_symbol_location: "left",
  weight_units: "LBS",
  dimension_units: "Inches",
  dimension_decimal_places: "2",
  dimension_decimal_token: ".",
  dimension_thousands_token: ",",
  plan_name: "Standard",
  plan_level: "Standard",
  plan_is_trial: false,
  industry: "Home & Garden",
  // An empty list where one would expect an object or nothing.
  logo: [],
  is_price_entered_with_tax: false,
  store_id: 1002003004,
  default_channel_id: 1,
  default_site_id: 1000,
  active_comparison_modules: [],
  features: {
    stencil_enabled: true,
    sitewidehttps_enabled: true,
    facebook_catalog_id: "",
    checkout_type: "optimized",
    wishlists_enabled: true,
    graphql_storefront_api_enabled: true,
    shopper_consent_tracking_enabled: false,
    multi_storefront_enabled: false,
    storefront_limits: { active: 1, total_including_inactive: 1 },
  },
};

const made = "2023-03-01T09:00:00.000+00:00";

/** Ids are text here, as the V2 endpoint gives them. */
export const demoTaxClasses: Fields[] = [
  { id: "1", name: "Non-Taxable Products", created_at: made, updated_at: made },
  { id: "2", name: "Shipping", created_at: made, updated_at: made },
  { id: "3", name: "Gift Wrapping", created_at: made, updated_at: made },
];

export const demoChannels: Fields[] = [
  {
    id: 1,
    name: "Fell & Hearth",
    platform: "bigcommerce",
    type: "storefront",
    date_created: "2023-03-01T09:00:00Z",
    date_modified: "2024-01-10T09:00:00Z",
    external_id: "",
    icon_url: "",
    is_listable_from_ui: true,
    is_enabled: true,
    is_visible: true,
    status: "active",
  },
  {
    id: 2,
    name: "Fell & Hearth Trade",
    platform: "bigcommerce",
    type: "storefront",
    date_created: "2024-07-01T09:00:00Z",
    date_modified: "2024-07-01T09:00:00Z",
    external_id: "",
    icon_url: "",
    is_listable_from_ui: true,
    is_enabled: true,
    is_visible: true,
    status: "active",
  },
];

export const demoTrees: Fields[] = [{ id: 1, name: "Default catalog tree", channels: [1] }];
