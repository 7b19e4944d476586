import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { drawPicture } from "@/sandbox/core/pictures/picture";
import { startSandbox, stopSandboxesAfterEach } from "./sandbox-for-test";

stopSandboxesAfterEach();

const cleaning: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const clean of cleaning.splice(0)) await clean();
});

async function picturesOf(name: string, side: number): Promise<string> {
  const { png } = drawPicture(name, side);
  const server = createServer((_, response) =>
    response.writeHead(200, { "content-type": "image/png" }).end(png),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleaning.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("the store's memory", () => {
  it("is kept in a folder, pictures and keys and all", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "woo-"));
    cleaning.push(() => rm(dataDir, { recursive: true, force: true }));
    const pictures = await picturesOf("tent-teal", 40);
    const first = await startSandbox({ dataDir });
    const made = await first.api("POST", "products", {
      name: "Kept",
      sku: "K-1",
      images: [{ src: `${pictures}/kept.png` }],
    });
    await first.close();
    const second = await startSandbox({ dataDir });
    const { body } = await second.api("GET", "products?sku=k-1");
    expect(body[0]).toMatchObject({ id: made.body.id, name: "Kept" });
    const path = new URL(body[0].images[0].src).pathname;
    expect((await fetch(`${second.url}${path}`)).headers.get("content-type")).toBe("image/png");
    const duplicate = await second.api("POST", "products", { sku: "K-1" });
    expect(duplicate.body.code).toBe("product_invalid_sku");
    await second.reset();
    expect((await second.api("GET", "products")).body).toEqual([]);
  });
});

describe("the store's pace", () => {
  it("takes its time for each item, so many requests at once", async () => {
    const sandbox = await startSandbox({ pace: { msPerItem: 20, concurrency: 1 } });
    const started = performance.now();
    const batch = { create: Array.from({ length: 5 }, (_, index) => ({ name: `P ${index}` })) };
    await Promise.all([
      sandbox.api("POST", "products/batch", batch),
      sandbox.api("POST", "products/batch", batch),
    ]);
    expect(performance.now() - started).toBeGreaterThanOrEqual(190);
    expect(sandbox.store.state.products.size).toBe(10);
  });

  it("finishes what a client no longer waits for", async () => {
    const pictures = await picturesOf("mug-oak", 40);
    const sandbox = await startSandbox();
    const create = Array.from({ length: 20 }, (_, index) => ({
      name: `P ${index}`,
      images: [{ src: `${pictures}/${index}.png` }],
    }));
    const leaving = new AbortController();
    const request = fetch(`${sandbox.url}/wp-json/wc/v3/products/batch`, {
      method: "POST",
      signal: leaving.signal,
      headers: {
        "content-type": "application/json",
        authorization: `Basic ${Buffer.from(`${sandbox.key}:${sandbox.secret}`).toString("base64")}`,
      },
      body: JSON.stringify({ create }),
    });
    while (sandbox.store.state.products.size === 0) await delay(2);
    leaving.abort();
    await expect(request).rejects.toThrow();
    for (let wait = 0; sandbox.store.state.products.size < 20 && wait < 500; wait += 1) await delay(10);
    expect(sandbox.store.state.products.size).toBe(20);
  });

  it("does its work although the answer is lost", async () => {
    const sandbox = await startSandbox({
      faults: [{ kind: "lose-answer", path: "/wp-json/wc/v3/products/batch", times: 1 }],
    });
    await expect(sandbox.api("POST", "products/batch", { create: [{ sku: "L-1" }] })).rejects.toThrow();
    expect((await sandbox.api("GET", "products?sku=L-1")).body).toHaveLength(1);
  });
});

describe("several at once", () => {
  it("make one product of one SKU", async () => {
    const pictures = await picturesOf("lamp-sand", 40);
    const sandbox = await startSandbox();
    const bodies = Array.from({ length: 4 }, (_, index) => ({
      sku: "R-1",
      images: [{ src: `${pictures}/${index}.png` }],
    }));
    const answers = await Promise.all(bodies.map((body) => sandbox.api("POST", "products", body)));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    for (const { status, body } of answers) {
      if (status === 201) continue;
      expect(["product_invalid_sku", "woocommerce_rest_product_not_created"]).toContain(body.code);
    }
    // Nor do the pictures of the losers stay.
    expect(sandbox.store.state.attachments.size).toBe(1);
  });

  it("thousands of one name are no slower in the end", async () => {
    const sandbox = await startSandbox();
    const make = async () => {
      const started = performance.now();
      await sandbox.api("POST", "products/batch", {
        create: Array.from({ length: 100 }, () => ({ name: "Same" })),
      });
      return performance.now() - started;
    };
    const times: number[] = [];
    for (let round = 0; round < 40; round += 1) times.push(await make());
    const { body } = await sandbox.api("GET", "products?orderby=id&order=desc&per_page=1");
    expect(body[0].slug).toBe("same-4000");
    // Walking through all namesakes would make the last batches fifteen times as long as the first ones.
    const middle = (list: number[]) => list.sort((one, other) => one - other)[2] ?? 0;
    expect(middle(times.slice(35))).toBeLessThan(5 * middle(times.slice(1, 6)));
  });
});

describe("pictures", () => {
  it("of some size have smaller ones in their srcset", async () => {
    const pictures = await picturesOf("chair-blue", 800);
    const sandbox = await startSandbox();
    const { body } = await sandbox.api("POST", "products", {
      images: [{ src: `${pictures}/a b.PNG?v=1` }, { src: `${pictures}/chair-300x300.png` }],
    });
    const [image, sized] = body.images;
    expect(image.src).toMatch(/\/a20b\.png$/);
    expect(sized.src).toMatch(/\/chair-300x300-1\.png$/);
    expect(image.srcset.split(", ")[0]).toBe(
      `${image.src} ${/\((?:max-width: )(\d+)px\)/.exec(image.sizes)?.[1]}w`,
    );
    expect((await fetch(image.thumbnail)).status).toBe(200);
  });

  it("on private machines are refused where stock WordPress refuses them", async () => {
    const pictures = await picturesOf("rug-red", 40);
    const sandbox = await startSandbox({ allowPrivateImages: false });
    const { body } = await sandbox.api("POST", "products", { images: [{ src: `${pictures}/x.png` }] });
    expect(body.message).toBe(
      `Error getting remote image ${pictures}/x.png. Error: A valid URL was not provided.`,
    );
  });

  it("are refused with the reason", async () => {
    const sandbox = await startSandbox();
    const message = async (src: string) =>
      (await sandbox.api("POST", "products", { images: [{ src }] })).body.message;
    expect(await message("")).toBe("Error getting remote image . Error: No URL Provided.");
    expect(await message("ftp://x.example/y.png")).toContain("Error: A valid URL was not provided.");
    expect(await message("http://127.0.0.1:1/x.png")).toBe(
      "Error getting remote image http://127.0.0.1:1/x.png. Error: cURL error 7: Failed to connect to 127.0.0.1 port 1 after 0 ms: Couldn't connect to server",
    );
  });
});
