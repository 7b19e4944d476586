import { describe, expect, it } from "vitest";
import { invitationMail } from "./invitation-mail";

const facts = {
  inviter: "Mara <i>Lindqvist</i>",
  organisation: "Harbour <b>& Vine</b>",
  role: "operator" as const,
  clients: null,
  expiresAt: new Date("2026-11-27T10:00:00.000Z"),
  timeZone: "Europe/Berlin",
  link: "https://primelink.example.com/invitation/a-token",
};

describe("invitation mail", () => {
  it("says who invites to what and as what, until when, and where to go", async () => {
    const { subject, html, text } = await invitationMail(facts);
    expect(subject).toBe("Mara <i>Lindqvist</i> invites you to Harbour <b>& Vine</b>");
    for (const told of ["as an operator", "27 November 2026", "11:00 (Europe/Berlin)", facts.link]) {
      expect(text).toContain(told);
    }
    expect(html).toContain(`href="${facts.link}"`);
    expect(html).toContain("Harbour &lt;b&gt;&amp; Vine");
    expect(html).not.toMatch(/<b>&|<i>L/);
  });

  it("names the clients where it is not for all of them", async () => {
    const clients = { names: ["Fell & Co", "Harbour"], total: 4 };
    const { text, html } = await invitationMail({ ...facts, clients });
    expect(text.replace(/\s+/g, " ")).toContain("You will be there for Fell & Co, Harbour and 2 more alone.");
    expect(html).toContain("Fell &amp; Co");
    expect((await invitationMail(facts)).text).not.toContain("alone");
  });

  it("has words for each role", async () => {
    const texts = await Promise.all(
      (["owner", "admin", "operator", "viewer"] as const).map(async (role) => {
        const { text } = await invitationMail({ ...facts, role });
        return /as an? (\w+)/.exec(text)?.[1];
      }),
    );
    expect(texts).toEqual(["owner", "admin", "operator", "viewer"]);
  });
});
