import { describe, expect, it } from "vitest";
import { type Raw, startSandbox, stopSandboxesAfterEach } from "../sandbox-for-test";

stopSandboxesAfterEach();

describe("coupons", () => {
  it("are known by their code, whatever its case", async () => {
    const { api } = await startSandbox();
    const { body } = await api("POST", "coupons", {
      code: " Save10 ",
      amount: "10",
      discount_type: "percent",
      usage_count: 4,
      meta_data: [{ key: "usage_count", value: 7 }],
    });
    expect(body).toMatchObject({ code: "save10", amount: "10.00", usage_count: 7 });
    const code = async (coupon: Raw) => (await api("POST", "coupons", coupon)).body.code;
    expect(await code({ code: "SAVE10" })).toBe("woocommerce_rest_coupon_code_already_exists");
    expect(await code({ code: "x", amount: "150", discount_type: "percent" })).toBe("coupon_invalid_amount");
    expect(await code({ code: "" })).toBe("woocommerce_rest_empty_coupon_code");
    expect((await api("GET", "coupons?code=sAVE10")).body).toHaveLength(1);
    expect((await api("GET", "coupons?code=save")).body).toEqual([]);
  });

  it("give an order its discount, whatever discount was given", async () => {
    const { api } = await startSandbox();
    await api("POST", "coupons/batch", {
      create: [
        { code: "five", amount: "5" },
        { code: "third", amount: "33.3", discount_type: "percent" },
        { code: "each", amount: "2", discount_type: "fixed_product" },
      ],
    });
    const order = async (...codes: string[]) => {
      const { body } = await api("POST", "orders", {
        line_items: [
          { product_id: 99, name: "a", quantity: 2, subtotal: "20", total: "20" },
          { product_id: 99, name: "b", quantity: 3, subtotal: "9.99", total: "9.99" },
        ],
        coupon_lines: codes.map((code) => ({ code, discount: "99" })),
      });
      return [body.discount_total, ...body.line_items.map((line: Raw) => line.total)];
    };
    expect(await order("five")).toEqual(["5.00", "18.00", "6.99"]);
    expect(await order("each")).toEqual(["10.00", "16.00", "3.99"]);
    expect(await order("five", "third")).toEqual(["14.99", "11.33", "3.67"]);
    const { body } = await api("GET", "coupons?code=five");
    expect(body[0].usage_count).toBe(2);
  });
});
