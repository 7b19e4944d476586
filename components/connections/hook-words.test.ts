import { describe, expect, it } from "vitest";
import { topicInWords, webhooksState } from "./hook-words";

describe("topics in words", () => {
  it.each([
    ["store/product/updated", "Product changed"],
    ["store/product/inventory/updated", "Product stock changed"],
    ["store/sku/deleted", "Variant removed"],
    ["store/order/statusUpdated", "Order status changed"],
    ["store/order/refund/created", "Order refund added"],
    ["store/order/archived", "Order archived"],
    ["store/sku/*", "Any change of a variant"],
    ["store/order/*", "Any change of an order"],
  ])("%s is told as %s", (topic, words) => {
    expect(topicInWords(topic)).toBe(words);
  });
});

describe("the state of all hooks", () => {
  const hook = {
    topic: "store/product/updated",
    state: "active" as const,
    lastEventAt: null,
    renewedAt: null,
    mendedCount: 0,
    lastMendedAt: null,
  };

  it("needs a look when one is not on, or something is wrong with all of them", () => {
    expect(webhooksState({ on: true, problem: null, hooks: [hook] }).word).toBe("On");
    expect(
      webhooksState({ on: true, problem: null, hooks: [hook, { ...hook, state: "missing" }] }).word,
    ).toBe("Needs a look");
    expect(webhooksState({ on: true, problem: "The token was refused.", hooks: [hook] }).word).toBe(
      "Needs a look",
    );
    expect(webhooksState({ on: false, problem: "Hooks are left.", hooks: [] }).word).toBe("Off");
  });
});
