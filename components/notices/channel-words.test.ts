import { describe, expect, it } from "vitest";
import { channelState } from "./channel-words";

const channel = { enabled: true, kind: "webhook", problem: null, lastSentAt: null } as const;
const sent = new Date(0);

describe("a channel's state", () => {
  it.each([
    [{}, true, "Not tried yet"],
    [{ lastSentAt: sent }, true, "Works"],
    [{ lastSentAt: sent, problem: "It answered with status 500." }, true, "Not working"],
    [{ enabled: false, problem: "It answered with status 500." }, true, "Off"],
    [{ kind: "email", lastSentAt: sent }, false, "Not working"],
    [{ kind: "webhook", lastSentAt: sent }, false, "Works"],
  ] as const)("of %o with mail %s is %s", (change, mailConfigured, word) => {
    expect(channelState({ ...channel, ...change }, mailConfigured).word).toBe(word);
  });

  it("names the remedy when there is no mail server", () => {
    expect(channelState({ ...channel, kind: "email" }, false).reason).toContain("SMTP_URL");
  });
});
