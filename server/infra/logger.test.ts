import { describe, expect, it } from "vitest";
import { createLogger, withoutSecrets } from "./logger";

function linesOf(work: (log: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  work(createLogger({ write: (line) => void lines.push(JSON.parse(line)) }));
  return lines;
}

describe("withoutSecrets", () => {
  it.each([
    ["accessToken", "abc"],
    ["consumer_secret", "abc"],
    ["Authorization", "Basic abc"],
    ["X-Auth-Token", "abc"],
    ["credentialsKeys", ["abc"]],
    ["password", "abc"],
  ])("hides %s at any depth", (name, value) => {
    expect(withoutSecrets({ a: [{ [name]: value }] })).toEqual({ a: [{ [name]: "[hidden]" }] });
  });

  it("hides secrets that a text quotes, and leaves the rest readable", () => {
    const key = `ck_${"0a".repeat(20)}`;
    expect(withoutSecrets(`GET /products?consumer_key=${key} refused`)).toBe(
      "GET /products?consumer_key=ck_[hidden] refused",
    );
    expect(withoutSecrets("postgresql://me:pw1234@db:5432/x")).toBe("postgresql://me:[hidden]@db:5432/x");
    expect(withoutSecrets("sent Bearer abcdefgh123")).toBe("sent Bearer [hidden]");
  });

  it("stops at values that hold themselves", () => {
    const loop: Record<string, unknown> = { name: "a" };
    loop.self = loop;
    expect(JSON.stringify(withoutSecrets(loop))).toContain("[deeper]");
  });
});

describe("createLogger", () => {
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
});
