import { beforeAll, describe, expect, it } from "vitest";
import { house } from "@/server/composition";
import { makeOwner, type Person } from "../app/people";

const { db } = house();
let owner: Person;

const written = (orgId: string) =>
  db.auditEntry.create({ data: { orgId, action: "run.started", subject: "run" } });

beforeAll(async () => {
  owner = await makeOwner("Ada");
  await written(owner.orgId);
});

const entries = () => db.auditEntry.findMany({ where: { orgId: owner.orgId } });

describe("the audit log in the database", () => {
  it("cannot be changed", async () => {
    const before = await entries();
    expect(before).toHaveLength(1);
    await expect(db.auditEntry.updateMany({ data: { action: "run.resumed" } })).rejects.toThrow(
      /append-only/,
    );
    await expect(db.$executeRaw`UPDATE "AuditEntry" SET "userId" = NULL`).rejects.toThrow(/append-only/);
    expect(await entries()).toEqual(before);
  });

  it("loses nothing", async () => {
    await expect(db.auditEntry.deleteMany({ where: { orgId: owner.orgId } })).rejects.toThrow(/append-only/);
    await expect(db.$executeRaw`TRUNCATE "AuditEntry"`).rejects.toThrow(/append-only/);
    expect(await entries()).toHaveLength(1);
  });

  it("keeps what a person did whose account is gone", async () => {
    const leaver = await db.user.create({
      data: { email: "l@example.test", name: "Lea", passwordHash: "none" },
    });
    await db.auditEntry.create({
      data: { orgId: owner.orgId, userId: leaver.id, action: "run.started", subject: "run" },
    });
    await db.user.delete({ where: { id: leaver.id } });
    expect((await entries()).map(({ userId }) => userId)).toContain(leaver.id);
  });

  it("goes with its organisation", async () => {
    const other = await makeOwner("Theo");
    await written(other.orgId);
    await db.organisation.delete({ where: { id: owner.orgId } });
    expect(await entries()).toEqual([]);
    expect(await db.auditEntry.count({ where: { orgId: other.orgId } })).toBe(1);
  });
});
