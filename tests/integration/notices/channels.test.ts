import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noticeRouter } from "@/server/api/routers/notice/router";
import { createVault } from "@/server/infra/crypto";
import { createMailer } from "@/server/infra/mailer";
import { resealCredentials } from "@/server/services/connections/reseal-credentials";
import { openChannel } from "@/server/services/notices/channel-secrets";
import { sendNotices } from "@/server/services/notices/send-notices";
import { type Api, apiOf, makeMember } from "../app/people";
import { HOOKS, makeShop, type NoticeFixture, type Shop, startNotices } from "./notice-fixture";

let fixture: NoticeFixture;
let owner: Shop;
let stranger: Shop;

beforeAll(async () => {
  fixture = await startNotices();
  owner = await makeShop("Olga", fixture);
  stranger = await makeShop("Sven", fixture);
});
afterAll(() => fixture.close());

const SECRET_PATH = "/services/T0/B0/a-secret-part-of-the-address";
const add = (kind: "email" | "webhook" | "slack", address: string) =>
  owner.api.notice.createChannel({ org: owner.org, kind, name: "Channel", address });
const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => "it went through",
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  );

describe("an address", () => {
  it.each([
    ["email", "ann"],
    ["email", "ann@example.test, eve@example.test"],
    ["email", "ann@example.test\r\nBcc: eve@example.test"],
    ["webhook", "hooks.example.test/hook"],
    ["webhook", "http://hooks.example.test/hook"],
    ["webhook", "ftp://hooks.example.test/hook"],
    ["webhook", "https://ann:secret@hooks.example.test/hook"],
    ["webhook", "https://10.0.0.5/hook"],
    ["webhook", "https://169.254.169.254/latest/meta-data"],
    ["slack", "https://[fd00::1]/services/x"],
  ] as const)("of a %s channel is not %s", async (kind, address) => {
    expect(await refusalOf(add(kind, address))).toMatch(/^BAD_REQUEST: \w/);
    const { id } = await add(kind, kind === "email" ? "ann@example.test" : `${HOOKS}/hook`);
    const at = { org: owner.org, channelId: id, name: "Channel" };
    expect(await refusalOf(owner.api.notice.updateChannel({ ...at, address }))).toMatch(/^BAD_REQUEST/);
    await owner.api.notice.removeChannel(at);
  });

  it("that leads inside by the time of sending is not opened", async () => {
    const inner = { ...fixture.deps, checkAddress: async () => {} };
    const api = apiOf(owner.user, inner);
    const { id } = await api.notice.createChannel({
      org: owner.org,
      kind: "webhook",
      name: "Inner",
      address: "https://10.0.0.5/hook",
    });
    const answer = await api.notice.testChannel({ org: owner.org, channelId: id });
    expect(answer).toEqual({ arrived: false, message: expect.stringContaining("public internet") });
    await api.notice.removeChannel({ org: owner.org, channelId: id });
  });
});

describe("a channel", () => {
  it("warns when this installation has no mail server", async () => {
    const mailer = createMailer({ smtpUrl: undefined, from: undefined });
    const api = apiOf(owner.user, { ...fixture.deps, mailer });
    const input = { org: owner.org, kind: "email", name: "Ann", address: "ann@example.test" } as const;
    const { id, warning } = await api.notice.createChannel(input);
    expect(warning).toContain("SMTP_URL and MAIL_FROM");
    expect(await api.notice.channels({ org: owner.org })).toMatchObject({ mailConfigured: false });
    const answer = await api.notice.testChannel({ org: owner.org, channelId: id });
    expect(answer).toMatchObject({ arrived: false, message: expect.stringContaining("SMTP_URL") });
    await api.notice.removeChannel({ org: owner.org, channelId: id });
    const other = await add("email", "ann@example.test");
    expect(other.warning).toBeNull();
    await owner.api.notice.removeChannel({ org: owner.org, channelId: other.id });
  });

  it("is tried at once, and says what came of it", async () => {
    const { id } = await add("webhook", `${HOOKS}/hook`);
    const at = { org: owner.org, channelId: id };
    expect(await owner.api.notice.testChannel(at)).toEqual({
      arrived: true,
      message: "hooks.example.test took the test.",
    });
    fixture.receiver.answerWith(410);
    const answer = await owner.api.notice.testChannel(at);
    expect(answer).toEqual({ arrived: false, message: expect.stringContaining("410") });
    fixture.receiver.answerWith(200);
    const [last, first] = await owner.api.notice.list({ org: owner.org });
    expect([first?.state, last?.state, last?.event]).toEqual(["sent", "failed", "test"]);
    fixture.pass(24 * 60 * 60_000);
    expect(await sendNotices(fixture.deps)).toEqual({ sent: 0, failed: 0 });
    await owner.api.notice.removeChannel(at);
  });

  it("keeps what signs it when its address changes", async () => {
    const { id, signingSecret } = await add("webhook", `${HOOKS}/old`);
    const at = { org: owner.org, channelId: id };
    await owner.api.notice.updateChannel({ ...at, name: "Renamed", address: `${HOOKS}/new` });
    const row = await fixture.deps.db.noticeChannel.findUniqueOrThrow({ where: { id } });
    const opened = openChannel(
      fixture.deps.credentials,
      { orgId: owner.orgId, noticeChannelId: id },
      { bytes: row.secrets, keyVersion: row.keyVersion },
    );
    expect(opened).toEqual({ address: `${HOOKS}/new`, signingSecret });
    await owner.api.notice.removeChannel(at);
    const actions = await fixture.deps.db.auditEntry.findMany({
      where: { subjectId: id },
      orderBy: { id: "asc" },
    });
    expect(actions.map(({ action }) => action)).toEqual([
      "notice_channel.created",
      "notice_channel.updated",
      "notice_channel.removed",
    ]);
    expect(actions[1]?.changes).toMatchObject({ name: { after: expect.any(String) } });
  });

  it("shows its address nowhere, and its signing secret once", async () => {
    const slack = await add("slack", `${HOOKS}${SECRET_PATH}`);
    const hook = await add("webhook", `${HOOKS}/hook?token=another-secret-part`);
    expect(slack.signingSecret).toBeNull();
    expect(hook.signingSecret).toMatch(/^whsec_/);
    const { api, org } = owner;
    fixture.receiver.answerWith(500);
    const answers = [
      slack,
      await api.notice.testChannel({ org, channelId: slack.id }),
      await api.notice.testChannel({ org, channelId: hook.id }),
      await api.notice.channels({ org }),
      await api.notice.list({ org }),
    ];
    fixture.receiver.answerWith(200);
    const { db } = fixture.deps;
    const told = JSON.stringify([
      answers,
      fixture.logged,
      await db.auditEntry.findMany(),
      await db.notice.findMany(),
      (await db.noticeChannel.findMany()).map((row) => ({
        ...row,
        secrets: Buffer.from(row.secrets).toString("latin1"),
      })),
    ]);
    expect(fixture.logged.join()).toContain("did not get through");
    for (const secret of ["a-secret-part-of-the-address", "another-secret-part", hook.signingSecret ?? ""]) {
      expect(told).not.toContain(secret);
    }
    for (const { id } of [slack, hook]) await api.notice.removeChannel({ org, channelId: id });
  });

  it("is sealed again with a new key, like the webhooks of a connection", async () => {
    const { db, credentials } = fixture.deps;
    const { id } = await add("slack", `${HOOKS}${SECRET_PATH}`);
    const { id: connectionId } = await db.connection.findFirstOrThrow({ where: { orgId: owner.orgId } });
    const endpointId = randomUUID();
    const endpointOwner = { orgId: owner.orgId, webhookEndpointId: endpointId };
    const sealed = credentials.seal(endpointOwner, { header: "of-the-endpoint" });
    const secrets = { secrets: sealed.bytes, keyVersion: sealed.keyVersion };
    await db.webhookEndpoint.create({
      data: { id: endpointId, orgId: owner.orgId, connectionId, token: endpointId, ...secrets },
    });
    const keys = new Map([
      [1, new Uint8Array(Buffer.alloc(32, 1))],
      [2, new Uint8Array(Buffer.alloc(32, 7))],
    ]);
    const { resealed, broken } = await resealCredentials({
      db,
      credentials: createVault({ current: 2, keys }),
    });
    expect(resealed).toBe(2);
    expect(broken.map(({ table }) => table)).not.toContain("noticeChannel");
    keys.delete(1);
    const alone = createVault({ current: 2, keys });
    const channel = await db.noticeChannel.findUniqueOrThrow({ where: { id } });
    const opened = openChannel(
      alone,
      { orgId: owner.orgId, noticeChannelId: id },
      { bytes: channel.secrets, keyVersion: channel.keyVersion },
    );
    expect(opened.address).toBe(`${HOOKS}${SECRET_PATH}`);
    const endpoint = await db.webhookEndpoint.findUniqueOrThrow({ where: { id: endpointId } });
    expect(alone.open(endpointOwner, { bytes: endpoint.secrets, keyVersion: endpoint.keyVersion })).toEqual({
      header: "of-the-endpoint",
    });
    await owner.api.notice.removeChannel({ org: owner.org, channelId: id });
  });
});

type Call = (api: Api, at: { org: string; channelId: string; importId: string }) => Promise<unknown>;

/** Every procedure that names something of an organisation. */
const naming: Record<string, Call> = {
  updateChannel: (api, { org, channelId }) => api.notice.updateChannel({ org, channelId, name: "Mine" }),
  enableChannel: (api, { org, channelId }) => api.notice.enableChannel({ org, channelId, enabled: false }),
  removeChannel: (api, { org, channelId }) => api.notice.removeChannel({ org, channelId }),
  testChannel: (api, { org, channelId }) => api.notice.testChannel({ org, channelId }),
  setImportThreshold: (api, { org, importId }) =>
    api.notice.setImportThreshold({ org, importId, percent: 50 }),
};
const others: Record<string, Call> = {
  channels: (api, { org }) => api.notice.channels({ org }),
  createChannel: (api, { org }) =>
    api.notice.createChannel({ org, kind: "email", name: "Eve", address: "eve@example.test" }),
  list: (api, { org }) => api.notice.list({ org }),
  thresholds: (api, { org }) => api.notice.thresholds({ org }),
  setThreshold: (api, { org }) => api.notice.setThreshold({ org, percent: 50 }),
};
const reading = ["channels", "list", "thresholds"];

describe("tenancy", () => {
  const calls = { ...naming, ...others };

  it("is tried for every procedure", () => {
    expect(Object.keys(calls).sort()).toEqual(Object.keys(noticeRouter._def.procedures).sort());
  });

  it.each(Object.entries(naming))(
    "%s answers another organisation as if it did not exist",
    async (_, call) => {
      const { id: channelId } = await add("email", "ann@example.test");
      const theirs = { channelId, importId: owner.importId };
      const missing = { channelId: randomUUID(), importId: randomUUID() };
      const [foreign, none] = [
        await refusalOf(call(stranger.api, { org: stranger.org, ...theirs })),
        await refusalOf(call(stranger.api, { org: stranger.org, ...missing })),
      ];
      expect(foreign).toMatch(/^NOT_FOUND/);
      expect(foreign).toBe(none);
      expect(await fixture.deps.db.noticeChannel.findUnique({ where: { id: channelId } })).toMatchObject({
        name: "Channel",
        enabled: true,
        lastSentAt: null,
      });
    },
  );

  it.each(Object.entries(calls))("%s does not let a stranger in", async (_, call) => {
    const at = { channelId: randomUUID(), importId: owner.importId };
    const foreign = await refusalOf(call(stranger.api, { org: owner.org, ...at }));
    expect(foreign).toMatch(/^NOT_FOUND/);
    expect(foreign).toBe(await refusalOf(call(stranger.api, { org: "no-such-organisation", ...at })));
  });

  it("lists nothing of others", async () => {
    await add("email", "ann@example.test");
    const { org, api } = stranger;
    expect((await api.notice.channels({ org })).channels).toEqual([]);
    expect(await api.notice.list({ org })).toEqual([]);
    expect((await api.notice.thresholds({ org })).own).toEqual([]);
  });

  it("lets a viewer look and change nothing", async () => {
    const { id: channelId } = await add("email", "ann@example.test");
    for (const role of ["viewer", "operator"] as const) {
      const api = await makeMember(owner, `Vera-${role}`, role);
      for (const [name, call] of Object.entries(calls)) {
        const answer = await refusalOf(call(api, { org: owner.org, channelId, importId: owner.importId }));
        const expected = reading.includes(name) ? /^it went through/ : /^FORBIDDEN/;
        expect([name, answer]).toEqual([name, expect.stringMatching(expected)]);
      }
    }
  });
});

describe("thresholds", () => {
  it("are whole per cents, and name the imports that have their own", async () => {
    const { api, org, importId } = owner;
    for (const percent of [-1, 101, 1.5]) {
      expect(await refusalOf(api.notice.setThreshold({ org, percent }))).toMatch(/^BAD_REQUEST/);
    }
    await api.notice.setThreshold({ org, percent: 3 });
    await api.notice.setImportThreshold({ org, importId, percent: 20 });
    expect(await api.notice.thresholds({ org })).toEqual({
      percent: 3,
      own: [{ importId, name: "Catalogue", percent: 20 }],
    });
    await api.notice.setImportThreshold({ org, importId, percent: null });
    expect((await api.notice.thresholds({ org })).own).toEqual([]);
  });
});
