import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { sandboxLogin } from "../options";
import { startSandbox, stopSandboxesAfterEach, type TestSandbox } from "../sandbox-for-test";

stopSandboxesAfterEach();

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** The app's side: takes the key that the store posts. */
async function startCallback(status = 200) {
  const received: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      received.push(body);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`, received };
}

/** A browser without a window: keeps the cookie and does not follow redirects. */
function browser(sandbox: TestSandbox) {
  let cookie = "";
  return async (path: string, form?: Record<string, string>) => {
    const answer = await fetch(new URL(path, sandbox.url), {
      method: form ? "POST" : "GET",
      headers: { cookie },
      redirect: "manual",
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    cookie = answer.headers.get("set-cookie")?.split(";", 1)[0] ?? cookie;
    return { status: answer.status, to: answer.headers.get("location") ?? "", text: await answer.text() };
  };
}

const query = (callback: string, changes: Record<string, string> = {}) =>
  new URLSearchParams({
    app_name: "PrimeLink & Co",
    scope: "read_write",
    user_id: "42",
    return_url: "http://127.0.0.1:1/back?x=1",
    callback_url: callback,
    ...changes,
  });

describe("one-click connection", () => {
  it("goes from sign-in over approval to a key that works", async () => {
    const sandbox = await startSandbox();
    const callback = await startCallback();
    const visit = browser(sandbox);
    const start = await visit(`/wc-auth/v1/authorize?${query(callback.url)}`);
    expect([start.status, new URL(start.to, sandbox.url).pathname]).toEqual([302, "/wc-auth/v1/login/"]);
    expect((await visit(start.to)).text).toContain("PrimeLink &amp; Co would like to connect to your store");
    const wrong = await visit(start.to, { username: sandboxLogin.username, password: "no" });
    expect(wrong.text).toContain("not correct");
    const signedIn = await visit(start.to, sandboxLogin);
    const approval = await visit(signedIn.to);
    expect(approval.text).toContain("Read/Write");
    expect(approval.text).toContain("because it is on this machine");
    const approve =
      /href="([^"]*access_granted[^"]*)"/.exec(approval.text)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const done = await visit(approve);
    expect(done.to).toBe("http://127.0.0.1:1/back?x=1&success=1&user_id=42");
    const key = JSON.parse(callback.received[0] ?? "");
    expect(key).toEqual({
      key_id: 4,
      user_id: "42",
      consumer_key: expect.stringMatching(/^ck_[0-9a-f]{40}$/),
      consumer_secret: expect.stringMatching(/^cs_[0-9a-f]{40}$/),
      key_permissions: "read_write",
    });
    const authorization = `Basic ${Buffer.from(`${key.consumer_key}:${key.consumer_secret}`).toString("base64")}`;
    const used = await fetch(`${sandbox.url}/wp-json/wc/v3/products`, { headers: { authorization } });
    expect(used.status).toBe(200);
    expect((await visit(approve)).text).toContain("Invalid nonce verification");
  });

  it("takes the key back when the app does not take it", async () => {
    const sandbox = await startSandbox();
    const callback = await startCallback(500);
    const visit = browser(sandbox);
    const address = `?${query(callback.url)}`;
    await visit(`/wc-auth/v1/login/${address}`, sandboxLogin);
    const approval = await visit(`/wc-auth/v1/authorize${address}`);
    const approve =
      /href="([^"]*access_granted[^"]*)"/.exec(approval.text)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const failed = await visit(approve);
    expect([failed.status, failed.text]).toEqual([
      401,
      expect.stringContaining("unable to send the consumer data"),
    ]);
    expect(callback.received).toHaveLength(1);
    expect(sandbox.store.state.keys).toHaveLength(3);
  });

  it.each([
    [{ user_id: "" }, "Missing parameter user_id"],
    [{ scope: "all" }, "Invalid scope all"],
    [{ callback_url: "http://shop.example/callback" }, "The callback_url needs to be over SSL"],
  ])("refuses %j", async (changes, why) => {
    const sandbox = await startSandbox();
    const answer = await browser(sandbox)(
      `/wc-auth/v1/authorize?${query("https://app.example/callback", changes)}`,
    );
    expect([answer.status, answer.text]).toEqual([401, expect.stringContaining(`Error: ${why}.`)]);
  });

  it("asks for https like a real store when it is told to", async () => {
    const sandbox = await startSandbox({ allowLoopbackCallback: false });
    const answer = await browser(sandbox)(`/wc-auth/v1/authorize?${query("http://127.0.0.1:9/callback")}`);
    expect(answer.text).toContain("The callback_url needs to be over SSL");
  });
});
