import { expect, it } from "vitest";
import { demandAccessible } from "./accessible";
import { arrives, heading, rail, rowsOf } from "./people-page";
import type { PeopleTest } from "./people-stage";

const RAIL = ["Overview", "Imports", "Runs", "Connections", "Settings"];

/** What a merchant does: the owner of an own organisation, and who is there for one client of an agency. */
export function merchantStories(at: () => PeopleTest): void {
  it("has a rail without what is for agencies", async () => {
    const { stage, merchant } = at();
    await merchant.goto(`/${stage.merchant.owner.org}`);
    await heading(merchant, "Overview");
    expect(await rail(merchant).getByRole("link").allTextContents()).toEqual(RAIL);
  });

  it("reads in plain words what needs a look, and follows it to the record", async () => {
    const { stage, merchant } = at();
    const { owner: mia, things } = stage.merchant;
    await heading(merchant, "Overview");
    await merchant
      .getByRole("status")
      .getByText(/need.* a look/)
      .waitFor();
    await merchant
      .getByRole("link", { name: /No price: 1 record/ })
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
    const { stage, merchant } = at();
    const { owner: mia, things } = stage.merchant;
    for (const path of [
      `/${mia.org}/templates/${things.templateId}`,
      `/${stage.agency.owner.org}`,
      `/${stage.agency.owner.org}/runs/${stage.agency.things.runId}`,
      "/support",
    ]) {
      expect((await merchant.goto(path))?.status(), path).toBe(404);
      await heading(merchant, "There is nothing at this address");
    }
    await demandAccessible(merchant, "a page that is not there");
  });

  it("who is an agency's client sees that client, and that alone", async () => {
    const { stage, viewer } = at();
    const { owner: ada, things, meadow } = stage.agency;
    await viewer.goto(`/${ada.org}`);
    await heading(viewer, "Overview");
    expect(await rail(viewer).getByRole("link").allTextContents()).toEqual(RAIL);
    await viewer.goto(`/${ada.org}/imports`);
    await rowsOf(viewer, "Imports").getByText("Harbour import").waitFor();
    await expect.poll(() => rowsOf(viewer, "Imports").count()).toBe(1);
    for (const path of [`imports/${meadow.id}`, `clients/${meadow.clientId}`]) {
      expect((await viewer.goto(`/${ada.org}/${path}`))?.status(), path).toBe(404);
    }
    await viewer.goto(`/${ada.org}/runs/${things.runId}`);
    await heading(viewer, "Harbour import");
    expect(await viewer.getByRole("button", { name: /Retry/ }).count()).toBe(0);

    // No form whose every button would be refused.
    await viewer.goto(`/${ada.org}/connections/new?platform=bigcommerce`);
    await heading(viewer, "Your role may look at connections, but not make one");
  });
}
