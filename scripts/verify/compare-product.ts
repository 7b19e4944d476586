import type { SourceCatalogue } from "./bigcommerce-reader";
import { compareParts } from "./compare-parts";
import { compareVariations } from "./compare-variations";
import { expectedStock } from "./expected-stock";
import type { Json } from "./json";
import { converted, html, number, plain, sameMeasure } from "./normal-forms";
import { pictureHashes } from "./pictures";
import { expectedSale, variantsOf } from "./source-values";
import { metaOf, type TargetCatalogue, type TargetProduct } from "./woocommerce-reader";

/** One field that the two stores disagree on. */
export interface Difference {
  sourceId: string;
  name: string;
  field: string;
  expected: string;
  held: string;
}

const MEASURE = /(weight|length|width|height)$/;

type Report = (field: string, expected: string, held: string) => void;

function categoryPath(categories: Map<number, { name: string; parent: number }>, id: number): string {
  const names: string[] = [];
  let row = categories.get(id);
  for (let depth = 0; row && depth < 10; depth += 1) {
    names.unshift(plain(row.name));
    row = categories.get(row.parent);
  }
  return names.join(" > ");
}

async function compareImages(product: Json, body: Json, report: Report): Promise<void> {
  const images = [...((product.images ?? []) as Json[])].sort(
    (a, b) => Number(b.is_thumbnail) - Number(a.is_thumbnail) || a.sort_order - b.sort_order || a.id - b.id,
  );
  const wanted = await pictureHashes(images.map((image) => String(image.url_zoom)));
  const held = await pictureHashes((body.images as Json[]).map((image) => String(image.src)));
  report("images", wanted.join(), held.join());
}

function compareAttributes(product: Json, body: Json, variable: boolean, report: Report): void {
  const held = new Map((body.attributes as Json[]).map((row) => [plain(row.name).toLowerCase(), row]));
  const options = variable ? ((product.options ?? []) as Json[]) : [];
  const used = new Set(
    variantsOf(product).flatMap((variant) =>
      variant.option_values.map((value: Json) => `${value.option_id}:${plain(value.label)}`),
    ),
  );
  for (const option of options) {
    const row = held.get(plain(option.display_name).toLowerCase());
    const has = new Set(((row?.options ?? []) as string[]).map((value) => plain(value).toLowerCase()));
    const lacks = [...used].flatMap((entry) => {
      const [id, ...label] = entry.split(":");
      return Number(id) === option.id && !has.has(label.join(":").toLowerCase()) ? [label.join(":")] : [];
    });
    report(
      `option ${option.display_name}`,
      "all values",
      row ? (lacks.length === 0 ? "all values" : `lacks ${lacks.join()}`) : "missing",
    );
  }
  const fields = new Map<string, Set<string>>();
  for (const field of (product.custom_fields ?? []) as Json[]) {
    const name = plain(field.name);
    fields.set(name, (fields.get(name) ?? new Set()).add(plain(field.value)));
  }
  for (const [name, values] of fields) {
    const row = held.get(name.toLowerCase());
    report(
      `custom field ${name}`,
      [...values].sort().join(),
      ((row?.options ?? []) as string[]).map(plain).sort().join(),
    );
  }
}

/** Every field of a product that both stores can hold, compared; each difference is reported. */
export async function compareProduct(
  product: Json,
  target: TargetProduct,
  source: SourceCatalogue,
  catalogue: TargetCatalogue,
  add: (difference: Difference) => void,
): Promise<void> {
  const { body } = target;
  const report: Report = (field, expected, held) => {
    if (expected !== held && !(MEASURE.test(field) && sameMeasure(expected, held)))
      add({ sourceId: String(product.id), name: product.name, field, expected, held });
  };
  const variable = variantsOf(product).length > 0;
  const weight = (value: unknown) => converted(value, source.weightUnit, catalogue.weightUnit, "weight");
  const length = (value: unknown) => converted(value, source.lengthUnit, catalogue.lengthUnit, "length");
  report("name", plain(product.name), plain(body.name));
  report("type", variable ? "variable" : "simple", body.type);
  report("status", product.is_visible ? "publish" : "draft", body.status);
  report("sku", plain(product.sku), plain(body.sku));
  report("description", html(product.description), html(body.description));
  report("featured", String(product.is_featured), String(body.featured));
  if (!variable) {
    report("virtual", String(product.type === "digital"), String(body.virtual));
    report("price", number(product.price, false), number(body.regular_price, false));
    report("sale price", expectedSale(product.price, product.sale_price), number(body.sale_price));
    const stock = expectedStock(product, product, "product");
    report("stock managed", String(stock.managed), String(body.manage_stock));
    report("stock quantity", stock.quantity, stock.managed ? number(body.stock_quantity, false) : "");
    report("stock status", stock.status, body.stock_status);
  }
  report("weight", weight(product.weight), number(weightless(body.weight)));
  report("length", length(product.depth), number(weightless(body.dimensions.length)));
  report("width", length(product.width), number(weightless(body.dimensions.width)));
  report("height", length(product.height), number(weightless(body.dimensions.height)));
  const known = (product.categories as number[]).filter((id) => source.categories.has(id));
  const wanted = known.map((id) => categoryPath(source.categories, id)).sort();
  const held = (body.categories as Json[]).map((row) => categoryPath(catalogue.categories, row.id)).sort();
  report("categories", wanted.length > 0 ? wanted.join(" | ") : "Uncategorized", held.join(" | "));
  report(
    "brand",
    plain(source.brands.get(product.brand_id) ?? ""),
    plain((body.brands as Json[])?.[0]?.name ?? ""),
  );
  report("page title", plain(product.page_title), plain(metaOf(body, "_yoast_wpseo_title")));
  report("meta description", plain(product.meta_description), plain(metaOf(body, "_yoast_wpseo_metadesc")));
  compareAttributes(product, body, variable, report);
  compareParts(product, body, source, catalogue, report);
  await compareImages(product, body, report);
  if (variable) await compareVariations(product, target, { weight, length }, report);
}

function weightless(value: unknown): string {
  return value === "" || value === null ? "" : String(Math.round(Number(value) * 1_000) / 1_000);
}
