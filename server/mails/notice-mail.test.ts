import { describe, expect, it } from "vitest";
import type { NoticeFacts } from "@/server/domain/notice";
import { noticeMail } from "./notice-mail";

const facts: NoticeFacts = {
  organisation: { name: "Northlight", slug: "northlight", timeZone: "Europe/Berlin" },
  import: {
    id: "import-1",
    name: "Lamps <b>& more</b>",
    entity: "products",
    client: "Lumen",
    source: "Lumen BC",
    target: "Lumen Woo",
  },
  failure: { kind: "records_failed", sentence: "12 of 340 products failed." },
  run: { id: "run-1", endedAt: "2026-11-20T10:00:00.000Z", read: 340, written: 21, failed: 12 },
  causes: [{ title: "SKU already taken in the target", records: 9 }],
  failingSince: null,
};
const appUrl = "https://primelink.example.com";

describe("notice mail", () => {
  it("names the import, the client, the stores, the numbers, the causes and where to look", async () => {
    const { subject, html, text } = await noticeMail({ event: "failing", facts, appUrl });
    expect(subject).toBe('"Lamps <b>& more</b>" is failing (Lumen)');
    for (const told of [
      "12 of 340 products failed.",
      "Lumen BC to Lumen Woo",
      "12 records (3.5 %)",
      "9 records   SKU already taken in the target",
      "20 Nov 2026, 11:00 CET",
      `${appUrl}/northlight/runs/run-1`,
    ]) {
      expect(text).toContain(told);
    }
    expect(html).toContain(`href="${appUrl}/northlight/runs/run-1"`);
    expect(html).toContain("Lamps &lt;b&gt;&amp; more&lt;/b&gt;");
    expect(html).not.toContain("<b>&");
  });

  it("is glad with who has recovered", async () => {
    const { subject, text } = await noticeMail({
      event: "recovered",
      facts: { ...facts, failure: null, causes: [], failingSince: "2026-11-19T10:00:00.000Z" },
      appUrl,
    });
    expect(subject).toContain("has recovered");
    expect(text).toContain("Was failing since   19 Nov 2026, 11:00 CET");
    expect(text).not.toContain("What stopped them");
  });

  it("tells a test from the real thing", async () => {
    const { subject, text } = await noticeMail({
      event: "test",
      facts: { ...facts, import: null, failure: null, run: null, causes: [] },
      appUrl,
    });
    expect(subject).toBe("Notices of PrimeLink arrive here");
    expect(text).toContain("This is a test.");
    expect(text).toContain(`${appUrl}/northlight/settings/notices`);
  });
});
