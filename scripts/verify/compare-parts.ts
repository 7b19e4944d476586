import type { SourceCatalogue } from "./bigcommerce-reader";
import type { Json } from "./json";
import { number, plain } from "./normal-forms";
import { pictureHashes } from "./pictures";
import { metaOf, type TargetCatalogue } from "./woocommerce-reader";

type Report = (field: string, expected: string, held: string) => void;

/** The text "0" and blanks stand for nothing in BigCommerce. */
function entered(value: unknown): string {
  const text = String(value ?? "").trim();
  return text === "0" ? "" : text;
}

function positive(value: unknown): string {
  return Number(value) > 0 ? String(Number(value)) : "";
}

/** A custom field that holds JSON; [] where there is none. */
function listIn(body: Json, key: string): Json[] {
  const text = metaOf(body, key);
  return text === "" ? [] : (JSON.parse(text) as Json[]);
}

function sorted(lines: string[]): string {
  return [...lines].sort().join(" | ");
}

const KIND_WORDS: Record<string, string> = { price: "off", percent: "percent", fixed: "each" };

function tier(rule: Json): string {
  const max = Number(rule.quantity_max);
  const to = max > 0 && max < 2_147_483_647 ? String(max) : "more";
  return `${rule.quantity_min}-${to} ${KIND_WORDS[rule.type]} ${number(rule.amount)}`;
}

function heldTier(rule: Json): string {
  return `${rule.from}-${rule.to ?? "more"} ${rule.kind} ${number(rule.amount)}`;
}

function compareModifiers(product: Json, body: Json, report: Report): void {
  const bySort = (a: Json, b: Json) => a.sort_order - b.sort_order;
  const wanted = [...((product.modifiers ?? []) as Json[])].sort(bySort).map((modifier) => {
    const values = [...(modifier.option_values as Json[])].sort(bySort).map((value) => {
      const price = value.adjusters?.price;
      const by = price?.adjuster === "percentage" ? "%" : "";
      return `${value.label} ${price ? number(price.adjuster_value) + by : ""}`;
    });
    return `${modifier.display_name} ${modifier.type} ${modifier.required} ${values.join(",")}`;
  });
  const held = listIn(body, "_primelink_modifiers").map((modifier) => {
    const values = (modifier.values as Json[]).map(
      (value) =>
        `${value.label} ${value.price ? number(value.price.value) + (value.price.by === "percent" ? "%" : "") : ""}`,
    );
    return `${modifier.name} ${modifier.kind} ${modifier.required} ${values.join(",")}`;
  });
  report("modifiers", wanted.join(" | "), held.join(" | "));
  const addons = (body.meta_data as Json[]).find((meta) => meta.key === "_product_addons")?.value ?? [];
  report(
    "add-ons",
    ((product.modifiers ?? []) as Json[]).map((modifier) => modifier.display_name).join(),
    (addons as Json[]).map((addon) => addon.name).join(),
  );
}

function compareReviews(product: Json, body: Json, catalogue: TargetCatalogue, report: Report): void {
  const words = (text: unknown) => plain(String(text ?? "").replace(/<[^>]*>/g, " "));
  const states: Record<string, string> = { approved: "approved", pending: "hold" };
  const wanted = ((product.reviews ?? []) as Json[]).flatMap((review) => {
    const state = states[review.status];
    if (state === undefined) return [];
    const said = [review.title, review.text].filter((part: string) => part.trim() !== "").join(" ");
    const date = new Date(review.date_reviewed).toISOString().slice(0, 19);
    // Letters that would be markup are evened out on both sides.
    return [
      `${review.name || "Anonymous"} ${review.rating} ${state} ${date} ${said.replace(/\s+/g, " ").trim()}`,
    ];
  });
  const held = (catalogue.reviews.get(body.id) ?? []).map(
    (review) =>
      `${plain(review.reviewer)} ${review.rating} ${review.status} ${review.date_created_gmt} ${words(review.review)}`,
  );
  report("reviews", sorted(wanted), sorted(held));
}

function comparePriceLists(product: Json, body: Json, source: SourceCatalogue, report: Report): void {
  const wanted = source.listPrices
    .filter((record) => record.product_id === product.id)
    .map((record) => {
      const tiers = (record.bulk_pricing_tiers as Json[]).map(tier).join();
      return `${record.list} ${String(record.currency).toUpperCase()} ${record.sku} ${number(record.price)} ${tiers}`;
    });
  const held = listIn(body, "_primelink_price_lists").map((record) => {
    const tiers = (record.quantityPrices as Json[]).map(heldTier).join();
    return `${record.priceList} ${record.currency} ${record.sku ?? ""} ${number(record.price)} ${tiers}`;
  });
  report("price lists", sorted(wanted), sorted(held));
}

/** What WooCommerce keeps as custom fields, reviews and pointers to other products. */
export function compareParts(
  product: Json,
  body: Json,
  source: SourceCatalogue,
  catalogue: TargetCatalogue,
  report: Report,
): void {
  const variable = body.type === "variable";
  const created = new Date(product.date_created).toISOString().slice(0, 19);
  report("created", created, String(body.date_created_gmt));
  if (!variable) report("downloadable", String(product.type === "digital"), String(body.downloadable));
  const taxClass = source.taxClasses.get(String(product.tax_class_id)) ?? "";
  report("tax status", /non-taxable/i.test(taxClass) ? "none" : "taxable", body.tax_status);
  report("tax code", entered(product.product_tax_code), metaOf(body, "_primelink_tax_code"));
  const [least, most] = [positive(product.order_quantity_minimum), positive(product.order_quantity_maximum)];
  report("minimum quantity", least, metaOf(body, "minimum_allowed_quantity"));
  report("maximum quantity", most, metaOf(body, "maximum_allowed_quantity"));
  report("one per order", String(most === "1"), String(body.sold_individually));
  const released = product.preorder_release_date ? new Date(product.preorder_release_date).toISOString() : "";
  report("release date", released, metaOf(body, "_primelink_preorder_date"));
  report("pre-order message", entered(product.preorder_message), metaOf(body, "_primelink_preorder_message"));
  report("pre-order ends", product.is_preorder_only ? "yes" : "", metaOf(body, "_primelink_preorder_ends"));
  report("price hidden", product.is_price_hidden ? "yes" : "", metaOf(body, "_primelink_price_hidden"));
  report("free shipping", product.is_free_shipping ? "yes" : "", metaOf(body, "_primelink_free_shipping"));
  report("bin", entered(product.bin_picking_number), metaOf(body, "_primelink_bin_number"));
  const wrapping = product.gift_wrapping_options_type === "any" ? "" : product.gift_wrapping_options_type;
  report("gift wrapping", String(wrapping ?? ""), metaOf(body, "_primelink_gift_wrapping"));
  const shared = product.open_graph_use_product_name ? "" : entered(product.open_graph_title);
  report("title when shared", plain(shared), plain(metaOf(body, "_yoast_wpseo_opengraph-title")));
  const told = product.open_graph_use_meta_description ? "" : entered(product.open_graph_description);
  report("text when shared", plain(told), plain(metaOf(body, "_yoast_wpseo_opengraph-description")));
  report(
    "bulk prices",
    sorted(((product.bulk_pricing_rules ?? []) as Json[]).map(tier)),
    sorted(listIn(body, "_primelink_bulk_pricing").map(heldTier)),
  );
  report(
    "videos",
    ((product.videos ?? []) as Json[]).map((video) => video.video_id).join(),
    listIn(body, "_primelink_videos")
      .map((video) => new URL(video.url).searchParams.get("v"))
      .join(),
  );
  report(
    "metafields",
    sorted(
      (source.metafields.get(product.id) ?? []).map((one) => `${one.namespace}.${one.key}=${one.value}`),
    ),
    sorted(listIn(body, "_primelink_metafields").map((one) => `${one.namespace}.${one.key}=${one.value}`)),
  );
  const related = ((product.related_products ?? []) as number[]).filter((id) => id > 0).map(String);
  const ids = (body.upsell_ids as number[]).map((id) => catalogue.sourceIds.get(id) ?? `unknown ${id}`);
  report("related products", sorted(related), sorted(ids));
  compareModifiers(product, body, report);
  compareReviews(product, body, catalogue, report);
  comparePriceLists(product, body, source, report);
}

/** Pictures and texts of categories and brands, found by their path from the top, or by their name. */
export async function compareTerms(
  source: SourceCatalogue,
  catalogue: TargetCatalogue,
  add: (kind: "category" | "brand", name: string, field: string, expected: string, held: string) => void,
): Promise<void> {
  const kinds = [
    { kind: "category" as const, wanted: source.categoryRows, held: catalogue.categories },
    { kind: "brand" as const, wanted: source.brandRows, held: catalogue.brands },
  ];
  for (const { kind, wanted, held } of kinds) {
    const pathIn = (rows: Map<number, Json>, start: Json): string => {
      const names: string[] = [];
      for (let row = start, depth = 0; row && depth < 10; row = rows.get(row.parent), depth += 1) {
        names.unshift(plain(row.name).toLowerCase());
      }
      return names.join(" > ");
    };
    const byPath = new Map([...held.values()].map((row) => [pathIn(held, row), row]));
    for (const row of wanted.values()) {
      const found = byPath.get(pathIn(wanted, row));
      // An import may leave out categories that no product is in.
      if (!found) continue;
      const [expected, now] = [
        await pictureHashes(row.image_url ? [String(row.image_url)] : []),
        await pictureHashes(found.image ? [String(found.image.src)] : []),
      ];
      if (expected.join() !== now.join()) add(kind, row.name, "image", expected.join(), now.join());
      const [text, kept] = [plain(row.description), plain(found.description)];
      if (text !== kept) add(kind, row.name, "description", text, kept);
    }
  }
}
