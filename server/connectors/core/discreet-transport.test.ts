import { describe, expect, it } from "vitest";
import { discreetTransport } from "./discreet-transport";
import { TransportError, type TransportRequest, type TransportResponse } from "./transport";

const TOKEN = "0123456789abcdefghijklmnopqrstu";
const request: TransportRequest = { method: "GET", url: "https://shop.example/", headers: {}, timeoutMs: 1 };

function answering(answer: Partial<TransportResponse>, secrets = [TOKEN], asked = request) {
  const whole = { status: 200, headers: {}, body: "", url: request.url, ...answer };
  return discreetTransport(async () => whole, secrets)(asked);
}

describe("an answer", () => {
  it.each([
    TOKEN,
    Buffer.from(TOKEN).toString("base64"),
    Buffer.from(`a:${TOKEN}`).toString("base64"),
    Buffer.from(`ab:${TOKEN}:z`).toString("base64url"),
  ])("is freed of the store's own secret: %s", async (told) => {
    const { body, headers, url } = await answering({
      body: `{"message":"no: ${told}"}`,
      headers: { location: `https://shop.example/?was=${told}` },
      url: `https://shop.example/${told}`,
    });
    for (const text of [body, headers.location, url]) {
      expect(text).toContain("***");
      expect(text).not.toContain(told.slice(5, -5));
    }
    expect(JSON.parse(body)).toEqual({ message: expect.stringContaining("no: ") });
  });

  it("is freed of a secret that the request brought along", async () => {
    const hook = "a-secret-that-only-the-hook-carries";
    const told = { body: `{"headers":{"x":"${hook}"}}` };
    expect((await answering(told, [TOKEN], { ...request, secrets: [hook] })).body).not.toContain(hook);
    expect((await answering(told)).body).toContain(hook);
  });

  it("stays as it is where a secret is so short that it may be an ordinary word or number", async () => {
    const body = '{"id":12345678,"name":"password"}';
    expect((await answering({ body }, ["12345678", "password"])).body).toBe(body);
  });
});

it("an error is freed of it, with its cause", async () => {
  const cause = new Error(`${TOKEN}.internal is not public`);
  const failing = discreetTransport(async () => {
    throw new TransportError("refused_by_guard", `The address ${TOKEN}.internal was not opened.`, false, {
      cause,
    });
  }, [TOKEN]);
  const error: TransportError = await failing(request).then(
    () => expect.unreachable(),
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(TransportError);
  expect([error.kind, error.sent, error.message, error.cause]).toEqual([
    "refused_by_guard",
    false,
    "The address ***.internal was not opened.",
    undefined,
  ]);
  expect(error.stack).not.toContain(TOKEN);
});
