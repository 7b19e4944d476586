import { expect, it } from "vitest";
import { shownValue } from "./shown-value";

const names = new Map([["23", "Kitchen"]]);

it.each([
  [true, "boolean", "Yes"],
  ["", "text", null],
  [[], "references", null],
  ["<p>Warm &amp; <b>dry</b></p>", "html", "Warm & dry"],
  ["<p>", "text", "<p>"],
  [["23", "99"], "references", "Kitchen, id 99"],
  [[{ name: "Size", values: ["S", "M"] }], "attributes", "Size: S, M"],
  [[{ url: "a" }, { url: "b" }], "images", "2 images"],
  [0, "integer", "0"],
] as const)("%j as %s", (value, type, shown) => {
  expect(shownValue(value as never, type, names)).toBe(shown);
});
