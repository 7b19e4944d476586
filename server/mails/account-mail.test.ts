import { describe, expect, it } from "vitest";
import { type AccountMail, accountMail } from "./account-mail";

const appUrl = "https://primelink.example.com";
const kinds: AccountMail[] = [
  { kind: "password_reset", token: "TOKEN", address: "192.0.2.7" },
  { kind: "email_confirm", token: "TOKEN", oldEmail: "old@example.test" },
  { kind: "email_taken" },
  { kind: "email_change_asked", newEmail: "new@example.test" },
  { kind: "email_changed", newEmail: "new@example.test" },
  { kind: "password_changed" },
  { kind: "second_factor_on" },
  { kind: "second_factor_off" },
  { kind: "recovery_code_used", left: 3 },
  { kind: "identity_linked", provider: "Google" },
  { kind: "identity_unlinked", provider: "Google" },
];

describe("a mail about an account", () => {
  it.each(kinds)("$kind says what happened, and what to do if it was somebody else", async (mail) => {
    const { subject, html, text } = await accountMail(mail, appUrl);
    expect(text).toContain(subject);
    expect(text.replace(/\s+/g, " ")).toMatch(/[Ii]f it was not you, .+\./);
    expect(html).toContain("<title>");
  });

  it("leads to the app's own pages", async () => {
    const reset = await accountMail({ kind: "password_reset", token: "TOKEN", address: null }, appUrl);
    expect(reset.text).toContain(`${appUrl}/reset-password/TOKEN`);
    const confirm = await accountMail(
      { kind: "email_confirm", token: "TOKEN", oldEmail: "<b>old</b>@example.test" },
      appUrl,
    );
    expect(confirm.html).toContain(`href="${appUrl}/confirm-email/TOKEN"`);
    expect(confirm.html).not.toContain("<b>old");
  });
});
