import { describe, expect, it } from "vitest";
import { type Raw, startSandbox, stopSandboxesAfterEach } from "../sandbox-for-test";

stopSandboxesAfterEach();

describe("reviews", () => {
  it("keep the date and the mark they are given, and count for the product", async () => {
    const { api, mails } = await startSandbox();
    const product_id = (await api("POST", "products", { name: "Cup" })).body.id;
    const { status, body } = await api("POST", "products/reviews", {
      product_id,
      review: "Good & cheap",
      reviewer: "Ann & Bob",
      reviewer_email: "ann@x.test",
      rating: 5,
      verified: true,
      date_created: "2020-02-03T04:05:06",
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      date_created: "2020-02-03T04:05:06",
      date_created_gmt: "2020-02-03T03:05:06",
      reviewer: "Ann &amp; Bob",
      review: "Good & cheap",
      verified: true,
      status: "approved",
    });
    const batch = await api("POST", "products/reviews/batch", {
      create: [
        { product_id, review: "Fine", reviewer: "Eve", reviewer_email: "eve@x.test", rating: 4 },
        { product_id, review: "Fine", reviewer: "Eve", reviewer_email: "eve@x.test" },
        { product_id: 999, review: "Lost" },
        // What is stored escaped is never found again.
        { product_id, review: "Good & cheap", reviewer: "Ann & Bob", reviewer_email: "ann@x.test" },
      ],
    });
    const outcomes = batch.body.create.map((item: Raw) => item.error?.data.status ?? 201);
    expect(outcomes).toEqual([201, 409, 404, 201]);
    expect((await api("GET", `products/${product_id}`)).body).toMatchObject({
      average_rating: "4.50",
      rating_count: 2,
    });
    const found = async (query: string) => (await api("GET", `products/reviews?${query}`)).body.length;
    expect(await found(`product=${product_id}`)).toBe(3);
    expect(await found("reviewer_email=eve@x.test")).toBe(1);
    expect(await found("search=cheap")).toBe(2);
    expect(mails()).toEqual([]);
  });

  it("count for the product with their stars as soon as any comment of it is written after them", async () => {
    const { api } = await startSandbox();
    const product_id = (await api("POST", "products", { name: "Cup" })).body.id;
    const stars = async () => (await api("GET", `products/${product_id}`)).body.average_rating;
    const given = { product_id, review: "Good", reviewer: "Ann", reviewer_email: "ann@x.test", rating: 4 };
    const { id } = (await api("POST", "products/reviews", given)).body;
    expect(await stars()).toBe("0.00");
    await api("PUT", `products/reviews/${id}`, { product_id });
    expect(await stars()).toBe("4.00");
    await api("PUT", `products/reviews/${id}`, { rating: 2 });
    expect(await stars()).toBe("4.00");
    await api("PUT", `products/reviews/${id}`, { product_id });
    expect(await stars()).toBe("2.00");
  });

  it("are changed, put in the trash and deleted", async () => {
    const { api } = await startSandbox();
    const product_id = (await api("POST", "products", { name: "Cup" })).body.id;
    const given = { product_id, review: "Good", reviewer: "Ann", reviewer_email: "no address" };
    const { id, reviewer_email } = (await api("POST", "products/reviews", given)).body;
    expect(reviewer_email).toBe("");
    expect((await api("PUT", `products/reviews/${id}`, { review: "Bad", rating: 1 })).body).toMatchObject({
      review: "Bad",
      rating: 1,
    });
    expect((await api("DELETE", `products/reviews/${id}`)).body.status).toBe("trash");
    expect((await api("DELETE", `products/reviews/${id}`)).status).toBe(410);
    expect((await api("DELETE", `products/reviews/${id}?force=true`)).body.deleted).toBe(true);
    const missing = await api("PUT", `products/reviews/${id}`, { rating: 2 });
    expect([missing.status, missing.body.code]).toEqual([404, "woocommerce_rest_review_invalid_id"]);
    const nameless = await api("POST", "products/reviews", { product_id, review: "x" });
    expect(nameless.body.data.params).toEqual(["reviewer", "reviewer_email"]);
  });
});
