import PQueue from "p-queue";
import type { HeldRecord } from "@/server/connectors/core/target";
import { withoutLinks } from "./answers";
import { PAGE_SIZE, type WooClient } from "./client";
import { reviewsOf } from "./reviews";

const LANES = 2;

async function readBodies(client: WooClient, ids: string[]): Promise<HeldRecord[]> {
  // "edit" hands texts out as they are kept, without paragraphs that are made for showing.
  const query = { include: ids.join(","), status: "any", per_page: PAGE_SIZE, context: "edit" };
  const { rows } = await client.readPage("products", query);
  return rows.map((row) => ({ targetId: String(row.id), body: withoutLinks(row), children: [] }));
}

/** Products as the store holds them, with their variations and reviews. What is gone or in the trash is left out. */
export async function readProducts(client: WooClient, targetIds: string[]): Promise<HeldRecord[]> {
  const queue = new PQueue({ concurrency: LANES });
  const ids = [...new Set(targetIds)];
  const parts: string[][] = [];
  for (let start = 0; start < ids.length; start += PAGE_SIZE) parts.push(ids.slice(start, start + PAGE_SIZE));
  const products = (await Promise.all(parts.map((part) => queue.add(() => readBodies(client, part))))).flat();
  await Promise.all(
    products
      .filter((product) => product.body.type === "variable")
      .map((product) =>
        queue.add(async () => {
          const rows = await client.readAll(`products/${product.targetId}/variations`, {
            status: "any",
            context: "edit",
          });
          product.children = rows.map((row) => ({
            kind: "variant",
            targetId: String(row.id),
            body: { ...withoutLinks(row), type: "variation" },
          }));
        }),
      ),
  );
  const reviews = await reviewsOf(
    client,
    products.map(({ targetId }) => targetId),
  );
  for (const product of products) {
    for (const row of reviews.get(product.targetId) ?? []) {
      product.children.push({ kind: "review", targetId: String(row.id), body: row });
    }
  }
  return products;
}
