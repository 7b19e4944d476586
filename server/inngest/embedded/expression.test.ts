import { describe, expect, test } from "vitest";
import { checkExpression, ExpressionError, evaluate, keyOf, matches } from "./expression";

const event = {
  name: "shop/order",
  data: { id: "o1", n: 5, price: 9.5, paid: true, note: null, tags: ["new", "gift"], deep: { city: "Łódź" } },
};

describe("what the SDK makes and what people write", () => {
  test.each([
    ["event.data.id == 'o1'", true],
    ['event.data.id == "o2"', false],
    ["event.data.n >= 5 && event.data.price < 10", true],
    ["event.data.n > 5 || event.data.paid", true],
    ["!event.data.paid", false],
    ["event.data.deep.city == 'Łódź'", true],
    ["event.data.id in ['o1', 'o3']", true],
    ["'gift' in event.data.tags", true],
    ["event.data.id.startsWith('o')", true],
    ["event.name == 'shop/order' && event.data.id == async.data.id", true],
    ["has(event.data.missing)", false],
    ["has(event.data.id)", true],
  ])("%s is %s", (source, expected) => {
    expect(matches(source, { event, async: { data: { id: "o1" } } })).toBe(expected);
  });
});

describe("what is not there counts as null, as with the genuine server", () => {
  test.each([
    ["event.data.missing == null", true],
    ["event.data.missing == 'x'", false],
    ["event.data.missing != 'x'", true],
    ["event.data.missing.deeper == 'x'", false],
    ["event.data.missing == 'x' || event.data.paid", true],
    ["event.data.note == null", true],
    ["event.data.n == 'five'", false],
    ["event.data.id > 3", false],
  ])("%s is %s", (source, expected) => {
    expect(matches(source, { event })).toBe(expected);
  });

  test("the event itself stays as it was", () => {
    matches("event.data.missing == null", { event });
    expect(event.data).not.toHaveProperty("missing");
  });
});

test("a missing condition lets everything through", () => {
  expect(matches(undefined, { event })).toBe(true);
  expect(matches(null, { event })).toBe(true);
});

test("keys are texts, whatever the value is", () => {
  expect(keyOf("event.data.id + '-' + string(event.data.n)", { event })).toBe("o1-5");
  expect(keyOf("event.data.n", { event })).toBe("5");
  expect(keyOf("event.data.missing", { event })).toBe("");
  expect(keyOf("event.data.deep", { event })).toBe('{"city":"Łódź"}');
  expect(keyOf(undefined, { event })).toBe("");
});

test("numbers can be computed for a priority", () => {
  expect(Number(evaluate("event.data.paid ? 120 : 0", { event }))).toBe(120);
});

test("what is no expression is refused with the reason", () => {
  expect(() => checkExpression("event.data.id ==")).toThrow(ExpressionError);
  expect(() => checkExpression("event.data.id == 'x'")).not.toThrow();
});
