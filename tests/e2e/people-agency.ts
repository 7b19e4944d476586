import { expect, it } from "vitest";
import { demandAccessible } from "./accessible";
import { arrives, button, heading, rail, rowsOf } from "./people-page";
import type { PeopleTest } from "./people-stage";

/** What somebody does who owns an agency. */
export function agencyStories(at: () => PeopleTest): void {
  it("goes from the board to the cause in two clicks", async () => {
    const { stage, owner } = at();
    const { org } = stage.agency.owner;
    await owner.goto(`/${org}`);
    await heading(owner, "Board");
    await owner.getByRole("button", { name: /^Broken Bikes/ }).click();
    const cause = owner.getByRole("dialog").getByRole("link", { name: /does not accept the access token/ });
    await cause.waitFor();
    await demandAccessible(owner, "a client beside the board");
    await cause.click();
    await arrives(owner, `/${org}/runs/${stage.agency.stoppedRunId}`);
    await heading(owner, "Bikes, nightly");
  });

  it("narrows the board, and the address keeps it", async () => {
    const { stage, owner } = at();
    await owner.goto(`/${stage.agency.owner.org}`);
    await owner
      .getByRole("group", { name: "Clients by need" })
      .getByRole("button", { name: /^Good/ })
      .click();
    await owner.waitForURL(/need=good/);
    await owner.reload();
    const rows = rowsOf(owner, "Clients");
    await rows.getByText("Meadow Goods").waitFor();
    expect(await rows.getByText("Broken Bikes", { exact: true }).count()).toBe(0);
    await button(owner, "Cause").click();
    await owner.getByRole("option", { name: "Connections" }).click();
    await owner.getByText("Nothing matches").waitFor();
  });

  it("keeps the lists to the client that the rail names", async () => {
    const { stage, owner } = at();
    const { owner: ada, meadow } = stage.agency;
    await owner.goto(`/${ada.org}/imports`);
    await rowsOf(owner, "Imports").getByText("Bikes, nightly").waitFor();
    await button(owner, /^Client whose/).click();
    await demandAccessible(owner, "choosing a client");
    await owner.getByRole("option", { name: "Meadow Goods" }).click();
    await owner.waitForURL(({ searchParams }) => searchParams.get("client") === meadow.clientId);
    await rowsOf(owner, "Imports").getByText("Bikes, nightly").waitFor({ state: "detached" });
    await expect.poll(() => rowsOf(owner, "Imports").count()).toBe(1);
    await rail(owner).getByRole("link", { name: "Runs" }).click();
    await owner.waitForURL(({ pathname }) => pathname === `/${ada.org}/runs`);
    await heading(owner, "Runs");
    await expect.poll(() => rowsOf(owner, "Runs").getByText("Meadow catalogue").count()).toBe(3);
    expect(await rowsOf(owner, "Runs").getByText("Harbour import").count()).toBe(0);

    // The board is about all of them, and opens none by itself.
    await rail(owner).getByRole("link", { name: "Board" }).click();
    await rowsOf(owner, "Clients").getByText("Broken Bikes", { exact: true }).waitFor();
    expect(await owner.getByRole("dialog").count()).toBe(0);
    await rail(owner).getByRole("link", { name: "Overview" }).click();
    await heading(owner, "Overview");
    expect(new URL(owner.url()).searchParams.get("client")).toBe(meadow.clientId);
  });

  it("finds a client among the clients, with all that is its own", async () => {
    const { stage, owner } = at();
    const { owner: ada, dunes } = stage.agency;
    await owner.goto(`/${ada.org}/clients`);
    await rowsOf(owner, "Clients").getByRole("link", { name: "Dune Outfitters", exact: true }).click();
    await arrives(owner, `/${ada.org}/clients/${dunes.clientId}`);
    await heading(owner, "Dune Outfitters");
    await owner.getByRole("link", { name: "Dune catalogue" }).first().waitFor();
  });

  it("invites somebody for a single client, and changes what a member reaches", async () => {
    const { stage, owner } = at();
    await owner.goto(`/${stage.agency.owner.org}/settings/members`);
    await button(owner, "Invite").click();
    const dialog = owner.getByRole("dialog");
    await dialog.getByRole("tab", { name: "By link" }).click();
    await dialog.getByRole("radio", { name: /^Viewer/ }).click();
    await dialog.getByRole("radio", { name: /^Single clients/ }).click();
    await dialog.getByRole("option", { name: "Dune Outfitters" }).click();
    await demandAccessible(owner, "inviting for single clients");
    await dialog.getByRole("button", { name: "Make link" }).click();
    await dialog.getByText(/\/invitation\//).waitFor();
    await dialog.getByRole("button", { name: "I have copied it" }).click();
    await owner.getByText(/Viewer for Dune Outfitters/).waitFor();

    await button(owner, "More for Otto").click();
    await owner.getByRole("menuitem", { name: "Change access" }).click();
    await dialog.getByRole("radio", { name: /^Single clients/ }).click();
    await dialog.getByRole("option", { name: "Meadow Goods" }).click();
    await demandAccessible(owner, "changing what a member reaches");
    await dialog.getByRole("button", { name: "Change access" }).click();
    await owner.getByText("The clients of Otto are changed.").waitFor();
    const otto = owner.getByRole("listitem").filter({ hasText: "otto@example.test" });
    await otto.getByText("Meadow Goods").waitFor();
  });

  it("saves an import as a template, by keyboard alone", async () => {
    const { stage, owner } = at();
    const { owner: ada, broken } = stage.agency;
    await owner.goto(`/${ada.org}/imports/${broken.id}`);
    const menu = button(owner, "More about Bikes, nightly");
    const open = async () => {
      await menu.press("Enter");
      await owner.getByRole("menuitem", { name: "Save as template" }).press("Enter");
      return owner.getByRole("dialog", { name: "Save as template" });
    };
    await (await open()).press("Escape");
    await expect.poll(() => menu.evaluate((node) => node === document.activeElement)).toBe(true);
    const dialog = await open();
    await dialog.getByLabel("Name").fill("From the bikes");
    await owner.keyboard.press("Enter");
    await heading(owner, "From the bikes");
  });

  it("compares a template's versions, and pushes the latest after seeing what it changes", async () => {
    const { stage, owner } = at();
    const { owner: ada, things } = stage.agency;
    await owner.goto(`/${ada.org}/templates`);
    await rowsOf(owner, "Templates").getByRole("link", { name: "House catalogue" }).click();
    await arrives(owner, `/${ada.org}/templates/${things.templateId}`);
    await owner.getByText("2 imports behind").waitFor();
    await button(owner, "Compare").click();
    await owner.getByRole("heading", { name: "Compare versions" }).waitFor();
    await owner.getByRole("dialog").getByText("50", { exact: true }).first().waitFor();
    await demandAccessible(owner, "comparing versions");
    await owner.keyboard.press("Escape");
    await owner.getByRole("checkbox", { name: "Choose all rows of this page" }).click();
    await button(owner, "Show what would change").click();
    await owner.getByText("2 imports change").waitFor();
    await owner.getByRole("button", { name: /^Dune catalogue/ }).click();
    await demandAccessible(owner, "what a push would change");
    await button(owner, "Push version 2").click();
    await demandAccessible(owner, "asked before a push");
    await button(owner, "Push to 2 imports").click();
    await owner.getByText("2 imports hold version 2 of House catalogue").waitFor();
    await button(owner, "Done").click();
    await owner.getByText("All up to date").waitFor();
  });

  it("reads all of it in the audit log", async () => {
    const { stage, owner } = at();
    await owner.goto(`/${stage.agency.owner.org}/settings/audit`);
    for (const act of ["Pushed a template to imports", "Changed the clients of a member", "Invited somebody"])
      await owner.getByText(act).first().waitFor();
  });
}
