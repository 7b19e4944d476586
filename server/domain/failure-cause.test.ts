import { describe, expect, it } from "vitest";
import { failureCauseOf, failureWords, KNOWN_FAILURES } from "./failure-cause";

describe("why a run stopped, as a code", () => {
  it.each([
    ["BigCommerce does not accept the access token. Its API account was deleted.", "token_refused"],
    [
      'BigCommerce refused the request: the access token lacks the scope "Orders", or the store hash is wrong.',
      "scope_missing",
    ],
    ["BigCommerce refused the request: Mo Harbour. Show support the technical part.", "request_refused"],
    ["Something in front of the shop refused the request (403). Ask the host.", "firewall"],
    ['The connection "Mo\'s shop" is disabled. Enable it under Connections, then resume.', "connection_off"],
    ["The key may only read. Give it more.", "key_refused"],
    ["The shop did not tell its currency. The key's user must be an administrator.", "answer_unreadable"],
    [
      "The run stopped after several attempts. WooCommerce did not answer in time. Resume it when that is mended.",
      "unreachable",
    ],
    ["Something else", "other"],
  ])("%s", (sentence, cause) => expect(failureCauseOf(sentence)).toBe(cause));

  it("has words that differ", () => {
    const titles = [...KNOWN_FAILURES, "other" as const].map((cause) => failureWords(cause).title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});
