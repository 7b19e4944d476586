import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, SONNER_STYLES } from "./content-security-policy";
import { transportSecurity } from "./security-headers";

function policy(options: Partial<Parameters<typeof contentSecurityPolicy>[0]> = {}) {
  const text = contentSecurityPolicy({ nonce: "abc", development: false, plainPictures: false, ...options });
  return Object.fromEntries(
    text.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources];
    }),
  );
}

describe("contentSecurityPolicy", () => {
  it("takes scripts and style elements by nonce alone, and nothing that it does not name", () => {
    const { "default-src": rest, "script-src": scripts, "style-src-elem": styles } = policy();
    expect(rest).toEqual(["'none'"]);
    expect(scripts).toEqual(["'self'", "'nonce-abc'", "'strict-dynamic'"]);
    const nothing = createHash("sha256").update("").digest("base64");
    expect(styles).toEqual(["'self'", "'nonce-abc'", `'${SONNER_STYLES}'`, `'sha256-${nothing}'`]);
  });

  it("shows pictures over https, and without it only where stand-in stores serve them", () => {
    expect(policy()["img-src"]).toEqual(["'self'", "data:", "blob:", "https:"]);
    expect(policy({ plainPictures: true })["img-src"]).toContain("http:");
  });

  it("lets nobody frame a page, post a form elsewhere or move its base", () => {
    expect(policy()).toMatchObject({
      "frame-ancestors": ["'none'"],
      "form-action": ["'self'"],
      "base-uri": ["'none'"],
    });
  });

  it("knows what sonner writes into its style element", () => {
    const file = createRequire(import.meta.url)
      .resolve("sonner")
      .replace(/index\.js$/, "index.mjs");
    const text = /__insertCSS\(("(?:[^"\\]|\\.)*")\)/.exec(readFileSync(file, "utf8"))?.[1] ?? '""';
    const hash = createHash("sha256").update(JSON.parse(text)).digest("base64");
    expect(SONNER_STYLES).toBe(`sha256-${hash}`);
  });
});

describe("transportSecurity", () => {
  it("reaches as far as the setting says", () => {
    const headerOf = (scope: Parameters<typeof transportSecurity>[0]) => transportSecurity(scope)[0]?.[1];
    expect(headerOf("off")).toBeUndefined();
    expect(headerOf("host")).toBe("max-age=31536000");
    expect(headerOf("subdomains")).toBe("max-age=31536000; includeSubDomains");
    expect(headerOf("preload")).toBe("max-age=63072000; includeSubDomains; preload");
  });
});
