import { describe, expect, it } from "vitest";
import { passwordProblem, providerProblem } from "./sign-in-problem";

describe("passwordProblem", () => {
  it("says how long to wait, and no more than that the two do not match", () => {
    expect(passwordProblem("too_many:900")).toBe("Too many attempts. Try again in 15 min.");
    expect(passwordProblem("CredentialsSignin")).toContain("do not match");
    expect(passwordProblem("too_many:<b>")).toContain("did not work");
  });
});

describe("providerProblem", () => {
  it.each(["link_first", "unverified_email", "sign_up_closed", "linked_to_another", "OAuthCallback"])(
    "%s names the provider and what to do",
    (error) => {
      expect(providerProblem(error, "github")).toMatch(/^(?=.*GitHub)[A-Z].*\.$/);
    },
  );

  it("repeats nothing that stands in the address", () => {
    expect(providerProblem("<script>", "evil")).toBe(
      "Signing in did not work. Try again; if it stays so, sign in another way.",
    );
    expect(providerProblem(undefined, undefined)).toBeNull();
  });
});
