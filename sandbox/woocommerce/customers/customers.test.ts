import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { startSandbox, stopSandboxesAfterEach } from "../sandbox-for-test";

stopSandboxesAfterEach();

const cleaning: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleaning.splice(0)) await clean();
});

describe("customers", () => {
  it("get a username, and a mail, but keep no meta data with an underscore", async () => {
    const { api, mails } = await startSandbox({ name: "Corner" });
    const { status, body } = await api("POST", "customers", {
      email: "ann@example.test",
      first_name: "Ann",
      role: "administrator",
      date_created: "2020-01-01T00:00:00",
      billing: { city: "Leeds", country: "Germany", email: "" },
      meta_data: [
        { key: "_secret", value: "1" },
        { key: "group", value: 7 },
        { key: "list", value: [1, { a: true }] },
      ],
    });
    expect(status).toBe(400);
    expect(body.data.params).toEqual({ billing: "Invalid email address." });
    const made = await api("POST", "customers", {
      email: "ann@example.test",
      role: "administrator",
      date_created: "2020-01-01T00:00:00",
      billing: { city: "Leeds", country: "Germany" },
      meta_data: [
        { key: "_secret", value: "1" },
        { key: "group", value: 7 },
        { key: "list", value: [1, { a: true }] },
      ],
    });
    expect(made.body).toMatchObject({ username: "ann", role: "customer", is_paying_customer: false });
    expect(made.body.date_created).not.toContain("2020");
    expect(made.body.billing).toMatchObject({ city: "Leeds", country: "Germany" });
    expect(
      made.body.meta_data.map((entry: { key: string; value: unknown }) => [entry.key, entry.value]),
    ).toEqual([
      ["default_password_nag", "1"],
      ["group", "7"],
      ["list", [1, { a: true }]],
    ]);
    expect(mails()).toMatchObject([
      {
        to: "ann@example.test",
        subject: "Your Corner account has been created!",
        kind: "customer_new_account",
      },
    ]);
  });

  it("are refused where an address is taken, by staff too, and found by it", async () => {
    const { api } = await startSandbox({ staffEmail: "boss@example.test" });
    await api("POST", "customers", { email: "ann@example.test" });
    const taken = await api("POST", "customers", { email: "ANN@example.test" });
    expect(taken.status).toBe(400);
    expect(taken.body).toMatchObject({
      code: "registration-error-email-exists",
      message:
        "An account is already registered with ANN@example.test. Please log in or use a different email address.",
    });
    const staff = await api("POST", "customers", { email: "boss@example.test" });
    expect(staff.body.code).toBe("registration-error-email-exists");
    const ids = async (query: string) =>
      (await api("GET", `customers?${query}`)).body.map((user: { id: number }) => user.id);
    expect(await ids("email=Ann@Example.test")).toEqual([2]);
    expect(await ids("email=boss@example.test")).toEqual([]);
    expect(await ids("email=boss@example.test&role=all")).toEqual([1]);
    expect(await ids("role=all&orderby=id&order=desc")).toEqual([2, 1]);
    expect(await ids("search=ann")).toEqual([2]);
    const moved = await api("PUT", "customers/2", { email: "boss@example.test" });
    expect(moved.body.code).toBe("woocommerce_rest_customer_invalid_email");
  });

  it("come in batches, each item with its own refusal", async () => {
    const { api } = await startSandbox();
    const { status, body } = await api("POST", "customers/batch", {
      create: [
        { email: "a@x.test" },
        { first_name: "Nobody" },
        { email: "A@x.test" },
        { email: "no address" },
        { email: "b@x.test", billing: { email: "nope" } },
        { email: `${"n".repeat(61)}@x.test` },
      ],
      update: [{ id: 99 }, { id: 2, username: "other" }],
      delete: [98, 1],
    });
    expect(status).toBe(200);
    const codes = (list: { error?: { code: string } }[]) => list.map((item) => item.error?.code);
    expect(codes(body.create)).toEqual([
      undefined,
      "registration-error-invalid-email",
      "registration-error-email-exists",
      "customer_invalid_email",
      "customer_invalid_billing_email",
      "user_login_too_long",
    ]);
    expect(codes(body.update)).toEqual(["wc_user_invalid_id", "woocommerce_rest_customer_invalid_argument"]);
    expect(codes(body.delete)).toEqual(["wc_user_invalid_id", "woocommerce_rest_cannot_delete"]);
  });

  it("stay in the store's folder, and are made quietly when their mail is switched off", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "woo-"));
    cleaning.push(() => rm(dataDir, { recursive: true, force: true }));
    const first = await startSandbox({ dataDir });
    await first.api("PUT", "settings/email_customer_new_account/enabled", { value: "no" });
    await first.api("POST", "customers", { email: "quiet@x.test" });
    expect(first.mails()).toEqual([]);
    await first.close();
    const second = await startSandbox({ dataDir });
    expect((await second.api("GET", "customers?email=quiet@x.test")).body).toHaveLength(1);
    expect((await second.api("POST", "customers", { email: "quiet@x.test" })).status).toBe(400);
    await second.reset();
    expect((await second.api("GET", "customers?role=all")).body).toHaveLength(1);
  });

  it("are not for keys that only read, or that may not manage the shop", async () => {
    const sandbox = await startSandbox();
    const post = async (key: string, secret: string) => {
      const answer = await fetch(`${sandbox.url}/wp-json/wc/v3/customers/batch`, {
        method: "POST",
        headers: { authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString("base64")}` },
      });
      return [answer.status, (await answer.json()).code];
    };
    expect(await post(sandbox.readKey, sandbox.readSecret)).toEqual([
      401,
      "woocommerce_rest_authentication_error",
    ]);
    expect(await post("ck_none", "cs_none")).toEqual([401, "woocommerce_rest_cannot_batch"]);
  });
});
