import { describe, expect, it } from "vitest";
import { startSandbox, stopSandboxesAfterEach } from "../sandbox-for-test";

stopSandboxesAfterEach();

const page = async (url: string) => {
  const answer = await fetch(url);
  return { status: answer.status, text: await answer.text() };
};

describe("the shop's pages", () => {
  it("are empty at first, and say when there is nothing", async () => {
    const { url } = await startSandbox({ name: "Corner & shop" });
    expect((await page(url)).text).toContain("This shop has no products yet.");
    expect((await page(url)).text).toContain("Corner &amp; shop");
    expect((await page(`${url}/product/none/`)).status).toBe(404);
    expect((await page(`${url}/anything`)).status).toBe(404);
  });

  it("show published products by category, brand and search", async () => {
    const sandbox = await startSandbox();
    const category = (await sandbox.api("POST", "products/categories", { name: "Cups & mugs" })).body;
    const inner = (await sandbox.api("POST", "products/categories", { name: "Big", parent: category.id }))
      .body;
    const brand = (await sandbox.api("POST", "products/brands", { name: "Maker" })).body;
    await sandbox.api("POST", "products/batch", {
      create: [
        {
          name: "Blue cup",
          categories: [{ id: inner.id }],
          brands: [{ id: brand.id }],
          regular_price: "10",
          sale_price: "7.5",
        },
        { name: "Red <b>cup</b>", regular_price: "1234.5" },
        { name: "Draft", status: "draft" },
        { name: "Hidden", catalog_visibility: "hidden" },
      ],
    });
    const all = (await page(sandbox.url)).text;
    expect(all).toContain("2 products");
    expect(all).toContain("Cups &amp; mugs");
    expect(all).toMatch(/<del>.*10\.00.*<\/del> .*<ins>.*7\.50.*<\/ins>/);
    expect(all).toContain("1,234.50");
    const cups = (await page(`${sandbox.url}/?category=${category.id}`)).text;
    expect(cups).toMatch(/class="count">\s*1 product\s/);
    expect(cups).toContain("<title>Cups &amp; mugs – Sandbox shop</title>");
    expect((await page(`${sandbox.url}/?brand=${brand.id}`)).text).toContain("Blue cup");
    expect((await page(`${sandbox.url}/?s=red`)).text).toContain("Search: red");
    expect((await page(`${sandbox.url}/?s=%3Cscript%3E`)).text).not.toContain("<script>");
  });

  it("show a product with its variations and facts, own texts escaped", async () => {
    const sandbox = await startSandbox();
    const { body } = await sandbox.api("POST", "products", {
      name: "Shirt",
      type: "variable",
      weight: "0.3",
      description: "One\n\nTwo",
      attributes: [{ name: "Size", variation: true, visible: true, options: ["<S>", "L & XL"] }],
    });
    await sandbox.api("POST", `products/${body.id}/variations/batch`, {
      create: [
        {
          sku: "SH-L",
          regular_price: "20",
          manage_stock: true,
          stock_quantity: 3,
          attributes: [{ name: "Size", option: "L & XL" }],
        },
      ],
    });
    const { text } = await page(body.permalink);
    expect(text).toContain("<code>SH-L</code>");
    expect(text).toContain("L &amp; XL");
    expect(text).toContain("&lt;S&gt;");
    expect(text).toContain("3 in stock");
    expect(text).toContain("0.3 kg");
    expect(text).toContain("<p>One</p>\n<p>Two</p>");
  });

  it("show the shopkeeper orders, customers and mails", async () => {
    const { url, api } = await startSandbox();
    expect((await page(`${url}/orders`)).text).toContain("There are none yet.");
    await api("POST", "customers", { email: "ann@x.test", first_name: "Ann & co", last_name: "Ash" });
    await api("POST", "orders", {
      status: "on-hold",
      currency: "EUR",
      billing: { first_name: "<Ann>", email: "ann@x.test" },
      line_items: [{ product_id: 99, name: "<script>x</script>Cup & saucer", quantity: 2, total: "12.5" }],
    });
    const orders = (await page(`${url}/orders`)).text;
    expect(orders).toContain("1 order");
    expect(orders).toContain("2 × xCup &amp; saucer");
    expect(orders).toContain("On hold");
    expect(orders).toContain("€12.50");
    expect(orders).toContain("&lt;Ann&gt;");
    expect((await page(`${url}/customers`)).text).toContain("Ann &amp; co Ash");
  });
});
