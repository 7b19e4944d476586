import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { claimNotice } from "@/server/db/repositories/notice-outbox";
import { createMailer } from "@/server/infra/mailer";
import { asNobody } from "@/server/infra/tenant";
import { sendNotices } from "@/server/services/notices/send-notices";
import { HOOKS, makeShop, type NoticeFixture, type Shop, startNotices } from "./notice-fixture";

let fixture: NoticeFixture;
let shop: Shop;
let count = 0;

beforeAll(async () => {
  fixture = await startNotices();
});
afterAll(() => fixture.close());
beforeEach(async () => {
  count += 1;
  await fixture.deps.db.noticeChannel.deleteMany();
  fixture.mail.mails.length = 0;
  fixture.receiver.requests.length = 0;
  fixture.receiver.answerWith(200);
  shop = await makeShop(`Sina${count}`, fixture);
});

const HOUR = 60 * 60_000;
const stopped = { status: "failed", failure: "WooCommerce refused the key.", unchangedCount: 0 } as const;

const add = (kind: "email" | "webhook" | "slack", address: string) =>
  shop.api.notice.createChannel({ org: shop.org, kind, name: `The ${kind}`, address });
const channels = async () => (await shop.api.notice.channels({ org: shop.org })).channels;
const notices = () => shop.api.notice.list({ org: shop.org });

describe("notices", () => {
  it("arrive by mail, at a webhook and in Slack, each once", async () => {
    await add("email", "ann@example.test");
    const { signingSecret } = await add("webhook", `${HOOKS}/hook?key=of-the-address`);
    await add("slack", `${HOOKS}/services/T0/B0/secret-of-slack`);
    const run = await shop.ended(stopped);
    // Several at once, as the event and the sweep of two servers would be.
    await Promise.all(Array.from({ length: 5 }, () => asNobody(() => sendNotices(fixture.deps))));
    fixture.pass(HOUR);
    await sendNotices(fixture.deps);

    expect(fixture.mail.mails).toHaveLength(1);
    const [mail] = fixture.mail.mails;
    expect(mail?.subject).toBe('"Catalogue" is failing');
    expect(mail?.text).toContain("WooCommerce refused the key.");
    expect(mail?.text).toContain(`/${shop.org}/runs/${run.id}`);

    expect(fixture.receiver.requests).toHaveLength(2);
    const hook = fixture.receiver.requests.find(({ path }) => path.startsWith("/hook"));
    const told = new Webhook(signingSecret ?? "").verify(
      hook?.body ?? "",
      hook?.headers as Record<string, string>,
    );
    expect(told).toMatchObject({
      type: "import.failing",
      data: {
        sentence: "WooCommerce refused the key.",
        import: { id: shop.importId, name: "Catalogue" },
        url: expect.stringContaining(`/${shop.org}/runs/${run.id}`),
      },
    });
    const slack = fixture.receiver.requests.find(({ path }) => path.startsWith("/services"));
    expect(JSON.parse(slack?.body ?? "")).toMatchObject({
      text: expect.stringContaining('"Catalogue" is failing'),
      blocks: expect.arrayContaining([expect.objectContaining({ type: "header" })]),
    });
    expect(slack?.headers).not.toHaveProperty("webhook-signature");
    expect((await channels()).map(({ lastSentAt, problem }) => [lastSentAt !== null, problem])).toEqual([
      [true, null],
      [true, null],
      [true, null],
    ]);
  });

  it("ask for the executor as soon as they are written, and wait when it cannot be reached", async () => {
    await add("email", "ann@example.test");
    let asked = 0;
    const requestNotices = fixture.deps.requestNotices;
    fixture.deps.requestNotices = async () => {
      asked += 1;
      throw new Error("nobody there");
    };
    await shop.ended();
    expect(asked).toBe(0);
    await shop.ended(stopped);
    expect(asked).toBe(1);
    fixture.deps.requestNotices = requestNotices;
    expect(await sendNotices(fixture.deps)).toEqual({ sent: 1, failed: 0 });
  });

  it("are tried again for about a day, and say meanwhile why they do not arrive", async () => {
    await add("webhook", `${HOOKS}/hook`);
    fixture.receiver.answerWith(500);
    await shop.ended(stopped);
    const begin = fixture.now().getTime();
    await sendNotices(fixture.deps);
    await sendNotices(fixture.deps);
    expect(fixture.receiver.requests).toHaveLength(1);
    expect((await notices())[0]).toMatchObject({ state: "pending", triedAgainAt: expect.any(Date) });
    expect((await channels())[0]?.problem).toContain("status 500");

    let waited = 0;
    while ((await notices())[0]?.state === "pending") {
      waited = ((await notices())[0]?.triedAgainAt?.getTime() ?? 0) - fixture.now().getTime();
      expect(waited).toBeGreaterThan(0);
      fixture.pass(waited);
      await sendNotices(fixture.deps);
    }
    expect(fixture.receiver.requests).toHaveLength(11);
    expect(new Set(fixture.receiver.requests.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    const hours = (fixture.now().getTime() - begin) / HOUR;
    expect(hours).toBeGreaterThan(20);
    expect(hours).toBeLessThan(28);
    expect((await notices())[0]).toMatchObject({ state: "failed", problem: expect.stringContaining("500") });
    fixture.pass(48 * HOUR);
    expect(await sendNotices(fixture.deps)).toEqual({ sent: 0, failed: 0 });
  });

  it("arrive once the receiver is well again", async () => {
    await add("webhook", `${HOOKS}/hook`);
    fixture.receiver.answerWith(503);
    await shop.ended(stopped);
    await sendNotices(fixture.deps);
    fixture.receiver.answerWith(204);
    fixture.pass(2 * 60_000);
    await sendNotices(fixture.deps);
    expect((await notices())[0]).toMatchObject({ state: "sent", problem: null, attempts: 2 });
    expect((await channels())[0]).toMatchObject({ problem: null, lastSentAt: expect.any(Date) });
  });

  it("of a process that died are sent by another one", async () => {
    await add("webhook", `${HOOKS}/hook`);
    await shop.ended(stopped);
    const lease = new Date(fixture.now().getTime() + 60_000);
    expect(await claimNotice(fixture.deps.db, fixture.now(), lease)).not.toBeNull();
    await sendNotices(fixture.deps);
    expect(fixture.receiver.requests).toHaveLength(0);
    fixture.pass(61_000);
    await sendNotices(fixture.deps);
    expect(fixture.receiver.requests).toHaveLength(1);
  });

  it("are not sent to a channel that was switched off meanwhile", async () => {
    const { id } = await add("webhook", `${HOOKS}/hook`);
    await shop.ended(stopped);
    await shop.api.notice.enableChannel({ org: shop.org, channelId: id, enabled: false });
    await sendNotices(fixture.deps);
    expect(fixture.receiver.requests).toHaveLength(0);
    expect((await notices())[0]).toMatchObject({
      state: "failed",
      problem: expect.stringContaining("switched off"),
    });
  });

  it("by mail wait for a mail server, and say who has to name one", async () => {
    await add("email", "ann@example.test");
    await shop.ended(stopped);
    const without = { ...fixture.deps, mailer: createMailer({ smtpUrl: undefined, from: undefined }) };
    await sendNotices(without);
    expect((await channels())[0]?.problem).toContain("SMTP_URL and MAIL_FROM");
    fixture.pass(HOUR);
    await sendNotices(fixture.deps);
    expect(fixture.mail.mails).toHaveLength(1);
  });

  it("never ring or lead elsewhere by what people typed", async () => {
    await add("slack", `${HOOKS}/services/x`);
    await add("email", "ann@example.test");
    await fixture.deps.db.import.update({
      where: { id: shop.importId },
      data: { name: "<!channel> <https://evil.test|x>\r\nBcc: eve@example.test" },
    });
    await shop.ended(stopped);
    await sendNotices(fixture.deps);
    const { text, blocks } = JSON.parse(fixture.receiver.requests[0]?.body ?? "") as {
      text: string;
      blocks: { text?: { type: string; text: string } }[];
    };
    const read = [text, ...blocks.flatMap((block) => (block.text?.type === "mrkdwn" ? block.text.text : []))];
    expect(read.join()).toContain("&lt;!channel&gt;");
    expect(read.join()).not.toContain("<!channel>");
    expect(fixture.mail.mails[0]?.headers.has("bcc")).toBe(false);
  });
});
