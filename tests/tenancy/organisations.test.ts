import { beforeAll, describe, expect, it } from "vitest";
import { house } from "@/server/composition";
import { makeMember, makeOwner, type Person } from "../integration/app/people";

let mara: Person;
let theo: Person;

beforeAll(async () => {
  mara = await makeOwner("Mara");
  theo = await makeOwner("Theo");
});

describe("organisations", () => {
  it("of others look like those that do not exist, to the letter", async () => {
    const messages = await Promise.all(
      [mara.org, "no-such-organisation"].map((org) =>
        theo.api.organisation.get({ org }).catch((error: Error) => error.message),
      ),
    );
    expect(messages[0]).toBe(messages[1]);
  });

  it("are listed to their members alone", async () => {
    expect((await theo.api.organisation.mine()).map(({ slug }) => slug)).toEqual([theo.org]);
  });

  it("are closed at once to who was removed", async () => {
    const leaver = await makeMember(mara, "Lea", "admin");
    await expect(leaver.organisation.get({ org: mara.org })).resolves.toMatchObject({ role: "admin" });
    await house().db.membership.deleteMany({ where: { orgId: mara.orgId, user: { name: "Lea" } } });
    await expect(leaver.organisation.get({ org: mara.org })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
