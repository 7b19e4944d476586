import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { asNobody, asOrganisation, asSystem, currentTenant } from "./tenant";

const server = join(import.meta.dirname, "..");

/** The server's own files that say something of the pattern, without tests and what is generated. */
function filesWith(pattern: RegExp): string[] {
  return readdirSync(server, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test.") && !file.startsWith("db/generated"))
    .filter((file) => pattern.test(readFileSync(join(server, file), "utf8")))
    .map((file) => relative(server, join(server, file)))
    .sort();
}

describe("the tenant", () => {
  it("is nobody until something is said, and then as long as the work goes on", async () => {
    const inside: unknown[] = [];
    await asOrganisation({ orgId: "a", clients: null }, async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      inside.push(currentTenant());
      await asSystem(async () => inside.push(currentTenant()));
      await asNobody(async () => inside.push(currentTenant()));
      inside.push(currentTenant());
    });
    const ours = { kind: "organisation", orgId: "a", clients: null };
    expect(inside).toEqual([ours, { kind: "system" }, { kind: "nobody" }, ours]);
    expect(currentTenant()).toEqual({ kind: "nobody" });
  });

  it("is that of the work, also where a query begins only once it is waited for", async () => {
    const begun: unknown[] = [];
    const lazy = {
      // biome-ignore lint/suspicious/noThenProperty: as Prisma's queries are.
      then: (done: (value: number) => void) => {
        begun.push(currentTenant().kind);
        done(1);
      },
    } as PromiseLike<number>;
    expect(await asSystem(() => lazy)).toBe(1);
    expect(begun).toEqual(["system"]);
  });
});

describe("the whole house", () => {
  it("is served by these alone: each looks up whose something is, or works for all", () => {
    expect(filesWith(/\basSystem\(/)).toEqual([
      // Who may enter.
      "api/csv-answer.ts",
      "api/procedures.ts",
      // The executor's own tables, for readiness and metrics.
      "composition.ts",
      "db/row-security.ts",
      // What a person changes of themselves is told to each of their organisations.
      "services/account/change-account.ts",
      // Whose a token is that a stranger brings.
      "services/connections/complete-authorization.ts",
      // By the operator's command.
      "services/connections/reseal-credentials.ts",
      "services/invitations/accept-invitation.ts",
      "services/invitations/look-at-invitation.ts",
      "services/invitations/sign-up-by-invitation.ts",
      // What is due, in whichever organisation.
      "services/notices/send-notices.ts",
      "services/notices/sweep-health.ts",
      "services/operations/check-readiness.ts",
      "services/operations/collect-metrics.ts",
      // Before there is an organisation, and all that a person has.
      "services/organisations/ensure-demo-account.ts",
      "services/organisations/found-organisation.ts",
      "services/organisations/list-my-organisations.ts",
      "services/organisations/sign-up.ts",
      "services/real-time/receive-webhook.ts",
      "services/real-time/sweep-changes.ts",
      "services/retention/remove-expired.ts",
      "services/retention/walk-organisations.ts",
      "services/runs/restore-switches.ts",
      "services/runs/sweep-runs.ts",
      "services/schedules/start-due.ts",
      "services/support/set-platform-role.ts",
      "services/webhooks/check-due-webhooks.ts",
    ]);
  });

  it("is trusted by tests and tools, and by nothing that serves", () => {
    expect(filesWith(/\btrustThisProcess\(/)).toEqual(["infra/tenant.ts"]);
  });
});

/** Whatever belongs to people. */
const OF_PEOPLE = "user|userIdentity|userSession|userToken|recoveryCode";

it("asks for single rows by findFirst: Prisma puts findUnique calls of one moment together, whosever they are", () => {
  expect(filesWith(new RegExp(`(?<!\\b(${OF_PEOPLE}))\\s*\\.findUnique(OrThrow)?\\(`))).toEqual([]);
});
