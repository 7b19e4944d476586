import { expect, it } from "vitest";
import { readBounded } from "./read-bounded";

function posted(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request("http://localhost/", { method: "POST", body, headers, duplex: "half" } as RequestInit);
}

/** A body in pieces, with how many of them were asked for. */
function endless() {
  const asked = { pieces: 0 };
  const body = new ReadableStream({
    pull(controller) {
      asked.pieces += 1;
      controller.enqueue(new TextEncoder().encode("x".repeat(100)));
    },
  });
  return { body, asked };
}

it("reads what is short enough, to the byte", async () => {
  expect(await readBounded(posted("€uro"), 6)).toBe("€uro");
  expect(await readBounded(posted("€uro"), 5)).toBeNull();
  expect(await readBounded(new Request("http://localhost/"), 5)).toBe("");
});

it("reads nothing of what says that it is longer", async () => {
  const request = posted("short", { "content-length": "1000" });
  expect(await readBounded(request, 100)).toBeNull();
  expect(request.bodyUsed).toBe(false);
});

it("stops reading what does not say how long it is", async () => {
  const { body, asked } = endless();
  expect(await readBounded(posted(body), 1_000)).toBeNull();
  expect(asked.pieces).toBeLessThan(20);
});
