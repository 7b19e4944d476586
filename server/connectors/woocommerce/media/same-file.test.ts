import { describe, expect, it } from "vitest";
import { isSameFile } from "./same-file";

const at = (name: string) => `https://shop.example.com/wp-content/uploads/2026/11/${name}`;
const from = (name: string) => `https://cdn.example.com/s-abc/products/77/images/264/${name}?c=2`;

describe("a picture in the shop", () => {
  it.each([
    ["cup.1456.1280.1280.jpg", "cup.1456.1280.1280.jpg"],
    ["cup.1456.1280.1280.jpg", "cup.1456.1280.1280-1.jpg"],
    ["Big Cup.jpg", "big-cup-scaled.jpg"],
    ["cup.png", "cup-2-scaled.png"],
  ])("can be that of an address: %s as %s", (name, held) => {
    expect(isSameFile(from(name), at(held))).toBe(true);
  });

  it.each([
    ["cup.1456.1280.1280.jpg", "cup.1457.1280.1280.jpg"],
    ["cup.jpg", "cups.jpg"],
    ["cup-2.jpg", "cup.jpg"],
    ["%E0%A4%A.jpg", "cup.jpg"],
    [".jpg", "-1.jpg"],
  ])("cannot be that of another one: %s as %s", (name, held) => {
    expect(isSameFile(from(name), at(held))).toBe(false);
  });
});
