import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOMS = ["app", "components", "server"];
const FILES = ["proxy.ts", "instrumentation.ts", "next.config.ts"];
const NOT_OURS = /^server\/db\/generated\/|\.test\.tsx?$|-for-test\.ts$/;

function sources(): { path: string; text: string }[] {
  const inRooms = ROOMS.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" }).map((path) => join(room, path)),
  );
  return [...inRooms.filter((path) => /\.tsx?$/.test(path) && !NOT_OURS.test(path)), ...FILES].map(
    (path) => ({
      path,
      text: withoutComments(readFileSync(path, "utf8")),
    }),
  );
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
}

const all = sources();
const filesWith = (pattern: RegExp) =>
  all
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path)
    .sort();

it("all rooms are looked at", () => {
  expect(all.length).toBeGreaterThan(700);
});

describe("HTML that a page takes as it is", () => {
  it("is put in at one place alone, which takes what the server has sanitised", () => {
    const inserts =
      /dangerouslySetInnerHTML|\b(inner|outer)HTML\b|insertAdjacentHTML|srcDoc|document\.write|createContextualFragment|setHTMLUnsafe/i;
    expect(filesWith(inserts)).toEqual(["components/run-inspector/html-value.tsx"]);
    const [place] = all.filter(({ path }) => path === "components/run-inspector/html-value.tsx");
    expect(place?.text).toContain("dangerouslySetInnerHTML={{ __html: safeHtml }}");
  });

  it("comes there from the previews of a record and from nowhere else", () => {
    expect(filesWith(/<HtmlValue\b/)).toEqual(["components/run-inspector/field-list.tsx"]);
    const [list] = all.filter(({ path }) => path === "components/run-inspector/field-list.tsx");
    expect(list?.text.match(/const safeHtml = .*/g)).toEqual(["const safeHtml = usePreview(path);"]);
    // The hook hands on what run.record answers as `previews`, which the sanitiser alone makes.
    expect(filesWith(/\bpreviews: (?!Record)/).filter((path) => path.startsWith("server/"))).toEqual([
      "server/services/runs/get-record.ts",
    ]);
    const [record] = all.filter(({ path }) => path === "server/services/runs/get-record.ts");
    expect(record?.text.match(/previews: (?!Record).*/g)).toEqual([
      "previews: htmlPreviews({ read, mapped, sent, answered }),",
    ]);
  });

  it("is never run as code", () => {
    expect(filesWith(/\beval\(|new Function\(|setTimeout\(\s*["'`]/)).toEqual([]);
  });
});

describe("the way out of the house", () => {
  /** Each goes to an address that the deployer has set, never to one that a user has. */
  const DEPLOYERS: Record<string, string> = {
    "server/auth/providers.ts": "GitHub's list of addresses, at GITHUB_URL",
    "server/infra/mailer.ts": "the mail server, at SMTP_URL",
    "server/inngest/client.ts": "the executor, at INNGEST_BASE_URL",
    "server/inngest/embedded/app/call-app.ts": "the app itself, from the executor",
    "server/inngest/executor-view.ts": "the executor's health, at INNGEST_BASE_URL",
    "server/infra/start-tracing.ts": "the collector, at OTEL_EXPORTER_OTLP_ENDPOINT",
  };
  const GUARD = ["server/infra/outbound.ts"];

  it("is the outbound guard, but for what the deployer has named", () => {
    const opens =
      /(?<![.\w])fetch\(|globalThis\.fetch|from "(undici|nodemailer|inngest|ky|axios|ws)"|import type .* from "undici"|XMLHttpRequest|new (WebSocket|EventSource)\(|sendBeacon|exporter-trace-otlp|from "(node:)?(http2?|https|net|tls|dgram)"|\bimport\("(undici|node:https?)"\)/;
    const server = filesWith(opens).filter((path) => path.startsWith("server/"));
    // Types of the SDK and of Node open nothing.
    const open = server.filter(
      (path) => !onlyTypes(path, opens) && !path.startsWith("server/inngest/functions"),
    );
    expect(open).toEqual([...Object.keys(DEPLOYERS), ...GUARD, ...LISTENS].sort());
  });

  /** These take requests in and send none. */
  const LISTENS = ["server/infra/peer-address.ts", "server/inngest/events.ts"];

  function onlyTypes(path: string, pattern: RegExp): boolean {
    const { text = "" } = all.find((file) => file.path === path) ?? {};
    return text
      .split("\n")
      .filter((line) => pattern.test(line))
      .every((line) => /^import type\b/.test(line));
  }

  it("is taken by no page: browsers talk to this app alone", () => {
    const opens = /(?<![.\w])fetch\(|XMLHttpRequest|new (WebSocket|EventSource)\(|sendBeacon/;
    expect(filesWith(opens).filter((path) => !path.startsWith("server/"))).toEqual([]);
  });

  it("is handed to the connectors, which open nothing by themselves", () => {
    const connectors = all.filter(({ path }) => path.startsWith("server/connectors/"));
    expect(connectors.length).toBeGreaterThan(100);
    expect(connectors.filter(({ text }) => /from "(node:(?!crypto|buffer|util)|undici)/.test(text))).toEqual(
      [],
    );
  });
});
