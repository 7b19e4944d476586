import { expectedStock } from "./expected-stock";
import type { Json } from "./json";
import { number, plain } from "./normal-forms";
import { pictureHashes } from "./pictures";
import { expectedSale, variantsOf } from "./source-values";
import { metaOf, STAMP, type TargetProduct } from "./woocommerce-reader";

interface Units {
  weight(value: unknown): string;
  length(value: unknown): string;
}

/** A choice as WooCommerce can tell it apart: without regard to case. */
function choiceKey(entries: [string, string][]): string {
  return entries
    .map(([name, value]) => `${plain(name)}=${plain(value)}`.toLowerCase())
    .sort()
    .join(", ");
}

function rounded(value: unknown): string {
  return value === "" || value === null ? "" : number(Math.round(Number(value) * 1_000) / 1_000);
}

export async function compareVariations(
  product: Json,
  target: TargetProduct,
  units: Units,
  report: (field: string, expected: string, held: string) => void,
): Promise<void> {
  const byId = new Map<string, Json[]>();
  for (const variation of target.variations) {
    const id = /:variant:(.+)$/.exec(metaOf(variation, STAMP))?.[1] ?? "without stamp";
    byId.set(id, [...(byId.get(id) ?? []), variation]);
  }
  const seen = new Set<string>();
  const variants = variantsOf(product).filter((variant) => {
    const key = choiceKey(
      variant.option_values.map((value: Json) => [value.option_display_name, value.label]),
    );
    return seen.has(key) ? false : seen.add(key);
  });
  report("number of variations", String(variants.length), String(target.variations.length));
  for (const variant of variants) {
    const label = variant.option_values.map((value: Json) => value.label).join(" / ");
    const field = (name: string) => `variation ${label}: ${name}`;
    const found = byId.get(String(variant.id)) ?? [];
    report(field("copies"), "1", String(found.length));
    const [body] = found;
    if (!body) continue;
    // A variant without a price of its own may still be priced by a rule of the product: the calculated price tells.
    const ruled =
      variant.price === null &&
      variant.sale_price === null &&
      variant.calculated_price !== product.calculated_price;
    const price = variant.price ?? (ruled ? variant.calculated_price : product.price);
    const sale = variant.sale_price ?? (variant.price === null && !ruled ? product.sale_price : 0);
    report(field("sku"), plain(variant.sku), plain(body.sku));
    report(field("price"), number(price, false), number(body.regular_price, false));
    report(field("sale price"), expectedSale(price, sale), number(body.sale_price));
    report(field("weight"), units.weight(variant.weight ?? product.weight), rounded(body.weight));
    report(field("length"), units.length(variant.depth ?? product.depth), rounded(body.dimensions.length));
    report(field("width"), units.length(variant.width ?? product.width), rounded(body.dimensions.width));
    report(field("height"), units.length(variant.height ?? product.height), rounded(body.dimensions.height));
    report(field("virtual"), String(product.type === "digital"), String(body.virtual));
    const stock = expectedStock(product, variant, "variant");
    report(field("stock managed"), String(stock.managed), String(body.manage_stock === true));
    report(field("stock quantity"), stock.quantity, stock.managed ? number(body.stock_quantity, false) : "");
    report(field("stock status"), stock.status, body.stock_status);
    report(
      field("choices"),
      choiceKey(variant.option_values.map((value: Json) => [value.option_display_name, value.label])),
      choiceKey((body.attributes as Json[]).map((row) => [row.name, row.option])),
    );
    const wanted = await pictureHashes(variant.image_url ? [String(variant.image_url)] : []);
    // Without a picture of its own WooCommerce shows none or the parent's.
    if (wanted.length > 0)
      report(
        field("image"),
        wanted.join(),
        (await pictureHashes(body.image ? [String(body.image.src)] : [])).join(),
      );
  }
}
