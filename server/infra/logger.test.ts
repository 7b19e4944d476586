import { afterEach, describe, expect, it, vi } from "vitest";
import { withLogIds } from "./log-context";
import { createLogger } from "./logger";

function linesOf(work: (log: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  work(createLogger({ write: (line) => void lines.push(JSON.parse(line)) }));
  return lines;
}

afterEach(() => vi.unstubAllEnvs());

describe("createLogger", () => {
  it("hides the installation's own secrets wherever they turn up, also encoded", () => {
    const [client, mail] = ["Zq8-provider-secret-7Kx", "a mail password/with signs"];
    vi.stubEnv("GOOGLE_CLIENT_SECRET", client);
    vi.stubEnv("SMTP_URL", `smtps://primelink:${encodeURIComponent(mail)}@mail.example.com`);
    const basic = Buffer.from(`google-id:${client}`).toString("base64");
    const [line] = linesOf((log) =>
      log.warn(
        { answer: `nobody is ${client}, ${basic}` },
        `refused ${mail} and ${encodeURIComponent(mail)}`,
      ),
    );
    expect(line).toMatchObject({ msg: "refused *** and ***" });
    expect(JSON.stringify(line)).not.toMatch(/provider-secret|cHJvdmlkZXItc2Vj|mail.password/);
  });

  it("writes level, time and fields as JSON, secrets hidden", () => {
    const [line] = linesOf((log) => log.info({ run: "r1", token: "t" }, "page read"));
    expect(line).toMatchObject({ level: "info", run: "r1", token: "[hidden]", msg: "page read" });
    expect(Number.isNaN(Date.parse(String(line?.time)))).toBe(false);
  });

  it("describes errors with their cause, and hides secrets in their messages", () => {
    const error = new Error("refused Bearer abcdefgh123", { cause: new Error("connect") });
    const [line] = linesOf((log) => log.error({ err: error }, "failed"));
    expect(line?.err).toMatchObject({ type: "Error", message: "refused Bearer [hidden]" });
    expect(JSON.stringify(line?.err)).toContain("connect");
  });

  it("describes an error that is logged alone", () => {
    const [line] = linesOf((log) => log.error(new Error("refused Bearer abcdefgh123")));
    expect(line?.err).toMatchObject({ type: "Error" });
    expect(JSON.stringify(line)).not.toContain("abcdefgh123");
  });

  it("hides secrets in the message itself", () => {
    const [line] = linesOf((log) => log.warn("calling with Bearer abcdefgh123"));
    expect(line?.msg).toBe("calling with Bearer [hidden]");
  });

  it("hides secrets in a child's own fields and in what fills the message", () => {
    const [line] = linesOf((log) => log.child({ accessToken: "abc" }).info("got %o", { password: "pw1234" }));
    expect(JSON.stringify(line)).not.toMatch(/abc|pw1234/);
  });

  it("puts the ids of the work under way on each line, also within what it waits for", async () => {
    const lines: Record<string, unknown>[] = [];
    const log = createLogger({ write: (line) => void lines.push(JSON.parse(line)) });
    await withLogIds({ requestId: "request-1" }, async () => {
      await Promise.resolve();
      withLogIds({ runId: "run-1", step: "load" }, () => log.child({ part: "engine" }).info("loaded"));
      log.info("answered");
    });
    log.info("idle");
    expect(lines[0]).toMatchObject({ requestId: "request-1", runId: "run-1", step: "load", part: "engine" });
    expect(lines[1]).toMatchObject({ requestId: "request-1" });
    expect(lines[1]).not.toHaveProperty("runId");
    expect(lines[2]).not.toHaveProperty("requestId");
  });
});
