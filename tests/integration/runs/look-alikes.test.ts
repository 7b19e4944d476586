import { afterEach, expect, it } from "vitest";
import type { BigCommerceSandboxOptions } from "@/sandbox/bigcommerce";
import { compareCustomers } from "@/scripts/verify/compare-customers";
import type { Entity } from "@/server/domain/entity";
import { type ImportFixture, makeImport } from "./import-fixture";

// Records that look the same, of which one changes between two runs.

let fixture: ImportFixture;
afterEach(() => fixture.close());

const source: BigCommerceSandboxOptions = {
  dataset: { generate: { products: 4, seed: 3, variableShare: 0, imagesPer: 0, customers: 4, orders: 0 } },
};

type Row = { [field: string]: unknown };

async function shop<Answer = Row>(path: string, method = "GET", body?: object): Promise<Answer> {
  const { url, key, secret } = fixture.target;
  const answer = await fetch(`${url}/wp-json/wc/v3/${path}`, {
    method,
    headers: { authorization: `Basic ${btoa(`${key}:${secret}`)}`, "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return (await answer.json()) as Answer;
}

async function targetOf(kind: string, sourceId: string): Promise<string> {
  const where = { orgId: fixture.scope.orgId, kind, sourceId };
  return (await fixture.deps.db.link.findFirstOrThrow({ where })).targetId;
}

async function termNames(kind: "category" | "brand", ids: string[]): Promise<unknown[]> {
  const path = kind === "category" ? "products/categories" : "products/brands";
  return Promise.all(ids.map(async (id) => (await shop(`${path}/${await targetOf(kind, id)}`)).name));
}

function storeState() {
  return fixture.source.store.state;
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the data set has it");
  return value;
}

function categoryOf(id: number) {
  return found(storeState().categories.find((category) => category.id === id));
}

function putIntoCategories(...categories: number[]): void {
  for (const [index, id] of categories.entries())
    found(storeState().products[index]).fields.categories = [id];
}

/** All has arrived as the source has it, and nothing is left to write. */
async function expectSettled(entity: Entity = "products"): Promise<void> {
  expect(await fixture.runOf(entity)).toMatchObject({ createdCount: 0, updatedCount: 0, writes: 0 });
  if (entity !== "products") return;
  expect(await fixture.compare()).toMatchObject({ missing: [], duplicates: [], differences: [] });
}

it("keeps a renamed category apart from a new one that has its old name", async () => {
  fixture = await makeImport({ source });
  putIntoCategories(1, 2);
  await fixture.run();
  const { name, ...rest } = categoryOf(1);
  categoryOf(1).name = "Renamed";
  storeState().categories.push({ ...rest, id: 900, name: found(name), custom_url: { url: "/anew/" } });
  putIntoCategories(1, 900);
  await fixture.run();
  expect(await termNames("category", ["1", "900"])).toEqual(["Renamed", "Department 1"]);
  await expectSettled();
});

it("keeps a category that was moved below another apart from a new one in its place", async () => {
  fixture = await makeImport({ source });
  putIntoCategories(1, 2);
  await fixture.run();
  const moved = categoryOf(1);
  storeState().categories.push({ ...moved, id: 900, custom_url: { url: "/anew/" } });
  moved.parent_id = 2;
  putIntoCategories(1, 900);
  await fixture.run();
  expect(await targetOf("category", "1")).not.toBe(await targetOf("category", "900"));
  await expectSettled();
});

it("lets two categories swap their names", async () => {
  fixture = await makeImport({ source });
  putIntoCategories(1, 2);
  await fixture.run();
  const [one, two] = [categoryOf(1), categoryOf(2)];
  [one.name, two.name] = [found(two.name), found(one.name)];
  await fixture.run();
  expect(await termNames("category", ["1", "2"])).toEqual(["Department 2", "Department 1"]);
  await expectSettled();
});

it.each(["all", "used"] as const)(
  "gives a category of two storefronts that is renamed in one of them a category of its own (%s)",
  async (categories) => {
    fixture = await makeImport({ source, options: { categories } });
    storeState().categories.push(
      { ...categoryOf(1), id: 900, custom_url: { url: "/second/" } },
      { ...categoryOf(5), id: 901, parent_id: 900, name: "Below", custom_url: { url: "/below/" } },
    );
    putIntoCategories(1, 900, 901);
    await fixture.run();
    expect(await targetOf("category", "900")).toBe(await targetOf("category", "1"));
    categoryOf(900).name = "Outlet";
    await fixture.run();
    expect(await termNames("category", ["1", "900"])).toEqual(["Department 1", "Outlet"]);
    const below = await shop(`products/categories/${await targetOf("category", "901")}`);
    expect(String(below.parent)).toBe(await targetOf("category", "900"));
    await expectSettled();
  },
);

it("keeps a renamed brand apart from a new one that has its old name", async () => {
  fixture = await makeImport({ source });
  const [one, two] = storeState().products;
  found(one).fields.brand_id = 1;
  found(two).fields.brand_id = 2;
  await fixture.run();
  const brand = found(storeState().brands[0]);
  storeState().brands.push({ ...brand, id: 900, custom_url: { url: "/brands/anew/" } });
  brand.name = "Renamed";
  found(two).fields.brand_id = 900;
  await fixture.run();
  expect(await termNames("brand", ["1", "900"])).toEqual(["Renamed", "Maker 1"]);
  await expectSettled();
});

it("lets two variations swap their SKUs", async () => {
  fixture = await makeImport({ source });
  const { variants } = fixture.source.store.put({
    fields: { id: 50, name: "Swapper", price: 10, categories: [1] },
    options: [{ name: "Colour", values: [{ label: "Red" }, { label: "Blue" }] }],
    variants: [
      { values: ["Red"], fields: { sku: "SWAP-R" } },
      { values: ["Blue"], fields: { sku: "SWAP-B" } },
    ],
  });
  await fixture.run();
  for (const [index, sku] of ["SWAP-B", "SWAP-R"].entries()) found(variants[index]).sku = sku;
  expect(await fixture.run()).toMatchObject({ failedCount: 0 });
  await expectSettled();
});

it("lets products swap their SKUs, and a new one take the SKU that another gives up", async () => {
  fixture = await makeImport({ source });
  await fixture.run();
  for (const [index, sku] of ["GEN-2", "GEN-1", "GEN-3-NEW"].entries()) {
    const product = found(storeState().products[index]);
    product.fields.sku = sku;
    found(product.variants[0]).sku = sku;
  }
  fixture.source.store.put({ fields: { id: 60, name: "Newcomer", sku: "GEN-3", price: 3 } });
  expect(await fixture.run()).toMatchObject({ createdCount: 1, updatedCount: 3, failedCount: 0 });
  await expectSettled();
});

it("keeps a review whose words another one of the same person had before", async () => {
  fixture = await makeImport({ source });
  const review = (id: number, text: string) => {
    const said = { name: "Ann", email: "ann@example.test", rating: 5, status: "approved" };
    return { id, title: "", text, ...said, date_reviewed: "2024-01-01T00:00:00+00:00" };
  };
  const [one, two] = storeState().products;
  found(one).reviews = [review(9001, "Good"), review(9002, "Good")];
  found(two).reviews = [review(9003, "Good")];
  await fixture.run();
  found(found(one).reviews[0]).text = "Better";
  await fixture.run();
  const reviews = await shop<Row[]>("products/reviews?per_page=100&status=all");
  const words = reviews.map(
    (row) =>
      `${row.product_id} ${String(row.review)
        .replace(/<[^>]*>/g, "")
        .trim()}`,
  );
  const [first, second] = [await targetOf("product", "1"), await targetOf("product", "2")];
  expect(words.sort()).toEqual([`${first} Better`, `${first} Good`, `${second} Good`].sort());
  await expectSettled();
});

it("gives an account of two customers the whole of the one that changed last", async () => {
  fixture = await makeImport({ source, entity: "customers" });
  const { customers } = storeState();
  const [older, newer] = [found(customers[2]), found(customers[3])];
  newer.fields.email = found(older.fields.email);
  await fixture.run();
  older.fields.first_name = "Changed";
  older.fields.date_modified = new Date(Date.now() + 1_000).toISOString();
  await fixture.run();
  const compared = await compareCustomers(
    { apiUrl: `${fixture.source.url}/stores/${fixture.source.hash}`, token: fixture.source.tokens.full },
    fixture.target,
  );
  expect(compared).toMatchObject({ missing: [], duplicates: [], differences: [] });
  await expectSettled("customers");
});

/** "Duplicate" in the list of products: WooCommerce copies the custom fields, too. */
async function duplicateInShop(sourceId: string): Promise<string> {
  const { name, meta_data } = await shop(`products/${await targetOf("product", sourceId)}`);
  const { id } = await shop("products", "POST", {
    name: `${name} (Copy)`,
    status: "draft",
    meta_data: (meta_data as Row[]).map(({ key, value }) => ({ key, value })),
  });
  return String(id);
}

it("leaves a product alone that somebody has duplicated in the shop", async () => {
  fixture = await makeImport({ source });
  await fixture.run();
  const copy = await duplicateInShop("1");
  const run = await fixture.run();
  expect(run.reconciliation).toMatchObject({ agreed: true, duplicatesRemoved: 0, targetStamped: 4 });
  expect(await shop(`products/${copy}`)).toMatchObject({ status: "draft" });

  const original = await targetOf("product", "1");
  const other = await makeImport({ between: fixture });
  expect(await other.run()).toMatchObject({ status: "succeeded", createdCount: 0, failedCount: 0 });
  expect(await shop(`products/${copy}`)).toMatchObject({ status: "draft" });
  expect(await shop(`products/${original}`)).toMatchObject({ status: "publish" });
});

it.each([
  ["draft", "sku_of_another_product"],
  ["trash", "sku_in_trash"],
] as const)(
  "tells how a product that was made anew at the source gets its SKU back (%s)",
  async (policy, code) => {
    fixture = await makeImport({ source, options: { deletions: { policy, stopAbovePercent: 100 } } });
    await fixture.run();
    const { store } = fixture.source;
    store.delete(new Set([2]));
    store.put({ fields: { id: 60, name: "Made anew", sku: "GEN-2", price: 3 } });
    await fixture.run();
    const run = await fixture.run();
    const issues = await fixture.deps.db.issue.findMany({ where: { runId: run.id } });
    expect(issues.map((issue) => issue.code)).toEqual([code]);
    await shop(`products/${await targetOf("product", "2")}?force=true`, "DELETE");
    expect(await fixture.run("incremental", ["60"])).toMatchObject({ createdCount: 1, failedCount: 0 });
    await expectSettled();
  },
);
