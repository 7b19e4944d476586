import { currencySymbol } from "../settings/catalogue";
import type { Store } from "../store/store";
import type { Params } from "../text/php";

export const wooCommerceVersion = "10.5.0";
export const wordPressVersion = "6.9.1";
const megabyte = 1024 * 1024;

/** The system status report, in the shape of WooCommerce 10.5; numbers that mean nothing here are plausible ones. */
export function systemStatus(store: Store): Params {
  return {
    environment: environment(store),
    database: {
      wc_database_version: wooCommerceVersion,
      database_prefix: "wp_",
      maxmind_geoip_database: "",
      database_tables: { woocommerce: {}, other: {} },
      database_size: { data: 1.2, index: 1.9 },
    },
    active_plugins: [
      {
        plugin: "woocommerce/woocommerce.php",
        name: "WooCommerce",
        version: wooCommerceVersion,
        version_latest: wooCommerceVersion,
        url: "https://woocommerce.com/",
        author_name: "Automattic",
        author_url: "https://woocommerce.com",
        network_activated: false,
      },
    ],
    inactive_plugins: [],
    dropins_mu_plugins: { dropins: [], mu_plugins: [] },
    theme: theme(),
    settings: settings(store),
    security: { secure_connection: false, hide_errors: true },
    pages: [page("Shop base", "5"), page("Cart", "6"), page("Checkout", "7"), page("My account", "8")],
    post_type_counts: counts(store),
    logging: {
      logging_enabled: true,
      default_handler: "Automattic\\WooCommerce\\Internal\\Admin\\Logging\\LogHandlerFileV2",
      retention_period_days: 30,
      level_threshold: "",
      log_directory_size: "0 B",
    },
  };
}

function environment({ site }: Store): Params {
  return {
    home_url: site.url,
    site_url: site.url,
    store_id: "00000000-0000-4000-8000-000000000000",
    version: wooCommerceVersion,
    log_directory: "/var/www/wp-content/uploads/wc-logs/",
    log_directory_writable: true,
    wp_version: wordPressVersion,
    wp_multisite: false,
    wp_memory_limit: 256 * megabyte,
    wp_debug_mode: false,
    wp_cron: true,
    wp_environment_type: "local",
    language: "en_US",
    external_object_cache: null,
    server_info: "PrimeLink sandbox",
    server_architecture: "",
    php_version: "8.2.0",
    php_post_max_size: 128 * megabyte,
    php_max_execution_time: 30,
    php_max_input_vars: 5000,
    curl_version: "7.88.1, OpenSSL/3.0.19",
    suhosin_installed: false,
    max_upload_size: 128 * megabyte,
    mysql_version: "10.11.0",
    mysql_version_string: "10.11.0-MariaDB",
    default_timezone: "UTC",
    fsockopen_or_curl_enabled: true,
    soapclient_enabled: false,
    domdocument_enabled: true,
    gzip_enabled: true,
    mbstring_enabled: true,
    remote_post_successful: true,
    remote_post_response: "200",
    remote_get_successful: true,
    remote_get_response: "200",
  };
}

function theme(): Params {
  return {
    name: "Sandbox",
    version: "1",
    version_latest: 0,
    author_url: "",
    is_child_theme: false,
    is_block_theme: false,
    has_woocommerce_support: true,
    has_woocommerce_file: false,
    has_outdated_templates: false,
    overrides: [],
    parent_name: "",
    parent_version: "",
    parent_version_latest: "",
    parent_author_url: "",
  };
}

function settings(store: Store): Params {
  const named = (...names: string[]) => Object.fromEntries(names.map((name) => [name, name]));
  return {
    api_enabled: false,
    force_ssl: false,
    currency: store.setting("woocommerce_currency"),
    currency_symbol: currencySymbol(store.setting("woocommerce_currency")),
    currency_position: store.setting("woocommerce_currency_pos"),
    thousand_separator: store.setting("woocommerce_price_thousand_sep"),
    decimal_separator: store.setting("woocommerce_price_decimal_sep"),
    number_of_decimals: Number(store.setting("woocommerce_price_num_decimals")),
    geolocation_enabled: false,
    taxonomies: named("external", "grouped", "simple", "variable"),
    product_visibility_terms: named("exclude-from-catalog", "exclude-from-search", "featured", "outofstock"),
    woocommerce_com_connected: "no",
    enforce_approved_download_dirs: true,
    order_datastore: "Automattic\\WooCommerce\\Internal\\DataStores\\Orders\\OrdersTableDataStore",
    HPOS_enabled: true,
    HPOS_sync_enabled: false,
    enabled_features: ["analytics", "marketplace", "order_attribution", "custom_order_tables"],
  };
}

function page(name: string, id: string): Params {
  return {
    page_name: name,
    page_id: id,
    page_set: true,
    page_exists: true,
    page_visible: true,
    shortcode: "",
    block: "",
    shortcode_required: false,
    shortcode_present: false,
    block_present: false,
    block_required: false,
  };
}

function counts(store: Store): Params[] {
  const found = [
    { type: "attachment", count: store.state.attachments.size },
    { type: "product", count: store.newest("products").length },
    { type: "product_variation", count: store.newest("variations").length },
  ];
  return found.filter(({ count }) => count > 0).map(({ type, count }) => ({ type, count: String(count) }));
}
