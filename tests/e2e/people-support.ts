import { expect, it } from "vitest";
import { demandAccessible } from "./accessible";
import { arrives, button, heading, rail, rowsOf } from "./people-page";
import type { PeopleTest } from "./people-stage";

/** What support staff do, and what the organisation sees of it. */
export function supportStories(at: () => PeopleTest): void {
  it("find the runs of a cause, and ask for access", async () => {
    const { support } = at();
    await support.goto("/support");
    await heading(support, "Queue");
    await support.getByRole("button", { name: /^The source's token was refused/ }).click();
    const rows = rowsOf(support, "Runs");
    await expect.poll(() => rows.count()).toBe(1);
    await rows.getByText("Broken Bikes", { exact: true }).waitFor();
    await rows.getByRole("button", { name: /^Ask for access/ }).click();
    const dialog = support.getByRole("dialog");
    await demandAccessible(support, "asking for access");
    await dialog.getByLabel("Why").fill("The token was refused twice; we want to see since when.");
    await dialog.getByRole("button", { name: "Ask for access" }).click();
    await rows.getByText("Access asked for").waitFor();
  });

  it("open a granted run without seeing a shopper, and write a note", async () => {
    const { stage, support } = at();
    const { owner: ada, support: scene, telling } = stage.agency;
    // What is fetched before it is opened would stand in the audit log as looked at.
    const ahead: string[] = [];
    support.on("request", (request) => {
      if (request.headers()["next-router-prefetch"]) ahead.push(request.url());
    });
    await support.goto("/support/accesses");
    await support.getByRole("link", { name: "Open" }).click();
    await arrives(support, `/${ada.org}/runs/${scene.run.id}`);
    await support.getByText(/You are here as support until/).waitFor();
    await support.getByText("Personal data is hidden.").waitFor();
    await support.goto(`/${ada.org}/runs/${scene.run.id}/records/${scene.recordId}`);
    await heading(support, "#1001");
    await support.getByText("6 fields").first().click();
    await support.getByText("w•••@•••").locator("visible=true").first().waitFor();
    const shown = await support.content();
    for (const text of telling) expect(shown).not.toContain(text);

    await support.goto(`/${ada.org}/runs/${scene.run.id}`);
    await button(support, "Write a note").click();
    await support.getByLabel("What you found, or did").fill("The shop takes no such phone number.");
    await demandAccessible(support, "writing a note");
    await button(support, "Save note").click();
    await support.getByRole("region", { name: "Notes of support" }).getByText("no such phone").waitFor();
    expect(ahead).toEqual([]);
  });

  it("hand the run back, after which they are out", async () => {
    const { stage, support } = at();
    const { owner: ada, support: scene } = stage.agency;
    const tab = await support.context().newPage();
    await tab.goto(`/${ada.org}/runs`);
    await button(support, "Hand back").click();
    await support.getByLabel("What you did, and what is left for them").fill("Mend the number, then retry.");
    await button(support, "Hand back").last().click();
    await arrives(support, "/support");
    await rowsOf(support, "Runs").getByText("Handed back").waitFor();
    expect((await support.goto(`/${ada.org}/runs/${scene.run.id}`))?.status()).toBe(404);

    // What else was open does not go on calling them support.
    await rail(tab).getByRole("link", { name: "Imports" }).click();
    await tab.getByRole("link", { name: "Go to the start" }).waitFor();
    expect(await rail(tab).count()).toBe(0);
    await tab.close();
  });

  it("are seen at it by the organisation, which has the note and the request", async () => {
    const { stage, owner } = at();
    const { owner: ada, support: scene } = stage.agency;
    await owner.goto(`/${ada.org}/runs/${scene.run.id}`);
    const notes = owner.getByRole("region", { name: "Notes of support" });
    await notes.getByText("The shop takes no such phone number.").waitFor();
    await notes.getByText("Mend the number, then retry.").waitFor();
    await owner.goto(`/${ada.org}/settings/audit`);
    for (const act of ["Looked at a record: order 1001", "Wrote a note on a run", "Handed a run back"])
      await owner.getByText(act).first().waitFor();
    await owner.goto(`/${ada.org}/settings/support`);
    await owner.getByRole("button", { name: /^Grant access of Sam, Broken Bikes/ }).click();
    await demandAccessible(owner, "granting access");
    await owner.getByRole("dialog").getByRole("button", { name: "Grant access" }).click();
    await owner.getByText("Sam may look into Broken Bikes now.").waitFor();
  });
}
