import { describe, expect, it } from "vitest";
import { keyMark, mediaKey } from "./media-key";

describe("a picture's key", () => {
  it("is the same for addresses that differ in what busts caches only", () => {
    const key = mediaKey("https://cdn.example.com/s-abc/products/77/images/264/cup.1456.1280.1280.jpg?c=2");
    expect(
      mediaKey("http://CDN.example.com/s-abc/products/77/images/264/cup.1456.1280.1280.jpg?c=1&imbypass=on"),
    ).toBe(key);
    expect(mediaKey(" https://cdn.example.com/s-abc/products/77/images/264/cup.1456.1280.1280.jpg#x")).toBe(
      key,
    );
  });

  it("differs for other pictures", () => {
    const keys = [
      "https://cdn.example.com/a.jpg",
      "https://cdn.example.com/b.jpg",
      "https://cdn.example.com/A.jpg",
      "https://cdn.example.com/image?id=1",
      "https://cdn.example.com/image?id=2",
      "https://other.example.com/a.jpg",
    ].map(mediaKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("does not depend on the order of parameters, and bears any text", () => {
    expect(mediaKey("https://x.test/i?b=2&a=1&t=9")).toBe(mediaKey("https://x.test/i?a=1&b=2"));
    expect(mediaKey("not an address")).toBe("not an address");
  });

  it("has a short mark", () => {
    expect(keyMark("//x.test/a.jpg")).toMatch(/^[0-9a-f]{12}$/);
  });
});
