import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demandAccessible } from "./accessible";
import { type PeopleStage, setPeopleStage } from "./people-stage";
import { pagesOf, walk } from "./walk-pages";

let stage: PeopleStage;
let owner: Page;
let merchant: Page;
let viewer: Page;
let support: Page;

beforeAll(async () => {
  stage = await setPeopleStage();
  const { agency } = stage;
  owner = await stage.enter(agency.owner.user);
  merchant = await stage.enter(stage.merchant.owner.user);
  viewer = await stage.enter(agency.viewer);
  support = await stage.enter(agency.staff);
});
afterAll(() => stage?.stop());

const button = (on: Page, name: string | RegExp) => on.getByRole("button", { name, exact: true });
const rail = (on: Page) => on.getByRole("navigation", { name: "Main" });
const heading = (on: Page, name: string) =>
  on.getByRole("heading", { level: 1, name, exact: true }).waitFor();
const arrives = (on: Page, path: string) => on.waitForURL(({ pathname }) => pathname === path);
/** The rows of a list, by their first words. */
const rowsOf = (on: Page, table: string) => on.getByRole("table", { name: table }).locator("tbody tr");

const outside = (...folders: string[]) => {
  return (address: string) => folders.some((folder) => `${address}/`.includes(`/${folder}/`));
};

it("every page is there for whom it is made, keeps nobody out, and fits a phone", async () => {
  const { agency } = stage;
  const { org } = agency.owner;
  const { run, clientId, recordId } = agency.support;
  const ofOrchard = { clientId, recordId, runId: run.id, importId: run.importId };
  const found = await Promise.all([
    walk(owner, pagesOf(org, agency.things), (address) => address.startsWith("/support")),
    walk(
      merchant,
      pagesOf(stage.merchant.owner.org, stage.merchant.things),
      (address) => address.startsWith("/support") || outside("templates")(address),
    ),
    walk(
      viewer,
      pagesOf(org, agency.things),
      (address) => address.startsWith("/support") || outside("templates")(address),
    ),
    walk(
      support,
      pagesOf(org, {
        ...agency.things,
        ...ofOrchard,
        sourceId: run.sourceId,
        targetId: run.targetId,
      }),
      outside("templates", "settings"),
    ),
  ]);
  expect(found.flat()).toEqual([]);
});

describe("an agency's owner", () => {
  it("goes from the board to the cause in two clicks", async () => {
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
    await owner.goto(`/${stage.agency.owner.org}`);
    await owner
      .getByRole("group", { name: "Clients by need" })
      .getByRole("button", { name: /^Good/ })
      .click();
    await owner.waitForURL(/need=good/);
    await owner.reload();
    const rows = rowsOf(owner, "Clients");
    await rows.getByText("Meadow Goods").waitFor();
    expect(await rows.getByText("Broken Bikes").count()).toBe(0);
    await button(owner, "Cause").click();
    await owner.getByRole("option", { name: "Connections" }).click();
    await owner.getByText("Nothing matches").waitFor();
  });

  it("keeps the lists to the client that the rail names", async () => {
    const { owner: ada, meadow } = stage.agency;
    await owner.goto(`/${ada.org}/imports`);
    await rowsOf(owner, "Imports").getByText("Bikes, nightly").waitFor();
    await button(owner, /^Client whose/).click();
    await demandAccessible(owner, "choosing a client");
    await owner.getByRole("option", { name: "Meadow Goods" }).click();
    await owner.waitForURL(({ searchParams }) => searchParams.get("client") === meadow.clientId);
    await rowsOf(owner, "Imports").getByText("Bikes, nightly").waitFor({ state: "detached" });
    expect(await rowsOf(owner, "Imports").count()).toBe(1);
    await rail(owner).getByRole("link", { name: "Runs" }).click();
    await owner.waitForURL(({ pathname }) => pathname === `/${ada.org}/runs`);
    await heading(owner, "Runs");
    await expect.poll(() => rowsOf(owner, "Runs").getByText("Meadow catalogue").count()).toBe(3);
    expect(await rowsOf(owner, "Runs").getByText("Harbour import").count()).toBe(0);
  });

  it("finds a client among the clients, with all that is its own", async () => {
    const { owner: ada, dunes } = stage.agency;
    await owner.goto(`/${ada.org}/clients`);
    await rowsOf(owner, "Clients").getByRole("link", { name: "Dune Outfitters" }).click();
    await arrives(owner, `/${ada.org}/clients/${dunes.clientId}`);
    await heading(owner, "Dune Outfitters");
    await owner.getByRole("link", { name: "Dune catalogue" }).first().waitFor();
  });

  it("invites somebody for a single client, and changes what a member reaches", async () => {
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

  it("compares a template's versions, and pushes the latest after seeing what it changes", async () => {
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
    await owner.goto(`/${stage.agency.owner.org}/settings/audit`);
    for (const act of ["Pushed a template to imports", "Changed the clients of a member", "Invited somebody"])
      await owner.getByText(act).first().waitFor();
  });
});

describe("a merchant", () => {
  it("has a rail without what is for agencies", async () => {
    await merchant.goto(`/${stage.merchant.owner.org}`);
    const labels = rail(merchant).getByRole("link");
    await labels.first().waitFor();
    expect(await labels.allTextContents()).toEqual([
      ...["Overview", "Imports", "Runs", "Connections", "Settings"],
    ]);
  });

  it("reads in plain words what needs a look, and follows it to the record", async () => {
    const { owner: mia, things } = stage.merchant;
    await heading(merchant, "Overview");
    await merchant
      .getByRole("status")
      .getByText(/need.* a look/)
      .waitFor();
    await merchant
      .getByRole("link", { name: /1 record failed/ })
      .first()
      .click();
    await arrives(merchant, `/${mia.org}/runs/${things.runId}/records`);
    await rowsOf(merchant, "Records").getByRole("link", { name: "Moor record" }).click();
    await arrives(merchant, `/${mia.org}/runs/${things.runId}/records/${things.recordId}`);
    await heading(merchant, "Moor record");
    await rail(merchant).getByRole("link", { name: "Imports" }).click();
    await rowsOf(merchant, "Imports").getByRole("link", { name: "Moor import" }).click();
    await heading(merchant, "Moor import");
  });

  it("finds nothing of an agency's pages, nor of other organisations", async () => {
    const { owner: mia, things } = stage.merchant;
    for (const path of [
      `/${mia.org}/templates/${things.templateId}`,
      `/${stage.agency.owner.org}`,
      `/${stage.agency.owner.org}/runs/${stage.agency.things.runId}`,
      "/support",
    ]) {
      expect((await merchant.goto(path))?.status(), path).toBe(404);
      await merchant.getByRole("heading", { name: "There is nothing at this address" }).waitFor();
    }
  });

  it("who is an agency's client sees that client, and that alone", async () => {
    const { owner: ada, things, meadow } = stage.agency;
    await viewer.goto(`/${ada.org}`);
    const labels = rail(viewer).getByRole("link");
    await labels.first().waitFor();
    expect(await labels.allTextContents()).not.toContain("Templates");
    await viewer.goto(`/${ada.org}/imports`);
    await rowsOf(viewer, "Imports").getByText("Harbour import").waitFor();
    expect(await rowsOf(viewer, "Imports").count()).toBe(1);
    for (const path of [`imports/${meadow.id}`, `clients/${meadow.clientId}`]) {
      expect((await viewer.goto(`/${ada.org}/${path}`))?.status(), path).toBe(404);
    }
    await viewer.goto(`/${ada.org}/runs/${things.runId}`);
    await heading(viewer, "Harbour import");
    expect(await viewer.getByRole("button", { name: /Retry/ }).count()).toBe(0);
  });
});

describe("support staff", () => {
  it("find the runs of a cause, and ask for access", async () => {
    await support.goto("/support");
    await heading(support, "Queue");
    await support.getByRole("button", { name: /^The source's token was refused/ }).click();
    const rows = rowsOf(support, "Runs");
    await expect.poll(() => rows.count()).toBe(1);
    await rows.getByText("Broken Bikes").waitFor();
    await rows.getByRole("button", { name: /^Ask for access/ }).click();
    const dialog = support.getByRole("dialog");
    await demandAccessible(support, "asking for access");
    await dialog.getByLabel("Why").fill("The token was refused twice; we want to see since when.");
    await dialog.getByRole("button", { name: "Ask for access" }).click();
    await rows.getByText("Access asked for").waitFor();
  });

  it("open a granted run without seeing a shopper, and write a note", async () => {
    const { owner: ada, support: at, telling } = stage.agency;
    await support.goto("/support/accesses");
    await support.getByRole("link", { name: "Open" }).click();
    await arrives(support, `/${ada.org}/runs/${at.run.id}`);
    await support.getByText(/You are here as support until/).waitFor();
    await support.getByText("Personal data is hidden.").waitFor();
    await support.goto(`/${ada.org}/runs/${at.run.id}/records/${at.recordId}`);
    await heading(support, "#1001");
    await support.getByText("w•••@•••").first().waitFor();
    const shown = await support.content();
    for (const text of telling) expect(shown).not.toContain(text);

    await support.goto(`/${ada.org}/runs/${at.run.id}`);
    await button(support, "Write a note").click();
    await support.getByLabel("What you found, or did").fill("The shop takes no such phone number.");
    await demandAccessible(support, "writing a note");
    await button(support, "Save note").click();
    await support.getByRole("region", { name: "Notes of support" }).getByText("no such phone").waitFor();
  });

  it("hand the run back, after which they are out", async () => {
    const { owner: ada, support: at } = stage.agency;
    await button(support, "Hand back").click();
    await support.getByLabel("What you did, and what is left for them").fill("Mend the number, then retry.");
    await button(support, "Hand back").last().click();
    await arrives(support, "/support");
    await rowsOf(support, "Runs").getByText("Handed back").waitFor();
    expect((await support.goto(`/${ada.org}/runs/${at.run.id}`))?.status()).toBe(404);
  });

  it("are seen at it by the organisation, which has the note and the request", async () => {
    const { owner: ada, support: at } = stage.agency;
    await owner.goto(`/${ada.org}/runs/${at.run.id}`);
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
});
