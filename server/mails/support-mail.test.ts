import { describe, expect, it } from "vitest";
import { supportMail } from "./support-mail";

const at = { organisation: "Harbour <b>& Vine</b>", address: "https://primelink.example.com/harbour" };
const who = { supporter: "Sam Okafor", client: "Tea & Co", import: "Orders" };
const flat = (text: string) => text.replace(/\s+/g, " ");

describe("the mail about support", () => {
  it("says who asks for what, why and for how long, and where to answer", async () => {
    const asked = {
      ...who,
      kind: "asked",
      reason: "To see <i>why</i>",
      minutes: 1_440,
      wantsPersonalData: true,
    };
    const { subject, html, text } = await supportMail(asked as Parameters<typeof supportMail>[0], at);
    expect(subject).toBe("PrimeLink support asks for access to Tea & Co");
    for (const told of ["Sam Okafor", "for 1 day", "To see <i>why</i>", "personal data as well"]) {
      expect(flat(text)).toContain(told);
    }
    expect(html).toContain(`href="${at.address}/settings/support"`);
    expect(html).not.toMatch(/<i>why|<b>&/);
  });

  it("says what was handed back, and leads to the run", async () => {
    const { html, text } = await supportMail(
      { ...who, kind: "handed_back", note: "Mended two phones.", runId: "r1" },
      at,
    );
    expect(flat(text)).toContain("Mended two phones.");
    expect(html).toContain(`href="${at.address}/runs/r1"`);
  });
});
