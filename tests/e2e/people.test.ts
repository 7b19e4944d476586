import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agencyStories } from "./people-agency";
import { merchantStories } from "./people-merchant";
import { type People, type PeopleStage, setPeopleStage } from "./people-stage";
import { supportStories } from "./people-support";
import { pagesOf, walk } from "./walk-pages";

let stage: PeopleStage;
let people: People;

beforeAll(async () => {
  stage = await setPeopleStage();
  const { agency, merchant, enter } = stage;
  people = {
    owner: await enter(agency.owner.user),
    merchant: await enter(merchant.owner.user),
    viewer: await enter(agency.viewer),
    support: await enter(agency.staff),
  };
});
afterAll(() => stage?.stop());

const below = (...starts: string[]) => {
  return (address: string) => starts.some((start) => `${address}/`.startsWith(`${start}/`));
};

/** Two browsers at a time: each is slow alone, and more get into each other's way. */
it("keeps nobody out of any page, and fits a phone", { timeout: 15 * 60_000 }, async () => {
  const { agency, merchant } = stage;
  const { org } = agency.owner;
  const { run, clientId, recordId } = agency.support;
  const granted = { clientId, recordId, runId: run.id, importId: run.importId, sourceId: run.sourceId };
  // The account's pages and the wizard's steps are the same for everybody.
  const pages = (slug: string, things: typeof agency.things) =>
    pagesOf(slug, things, ["filters"]).filter((address) => !address.startsWith("/account"));
  const asMembers = async () => [
    await walk(people.owner, pagesOf(org, agency.things), below("/support")),
    await walk(people.viewer, pages(org, agency.things), below("/support", `/${org}/templates`)),
  ];
  const asOthers = async () => [
    await walk(
      people.merchant,
      pages(merchant.owner.org, merchant.things),
      below("/support", `/${merchant.owner.org}/templates`),
    ),
    await walk(
      people.support,
      pages(org, { ...agency.things, ...granted }),
      below(`/${org}/settings`, `/${org}/templates`),
    ),
  ];
  const found = await Promise.all([asMembers(), asOthers()]);
  expect(found.flat(2)).toEqual([]);
});

describe("an agency's owner", () => agencyStories(() => ({ ...people, stage })));
describe("a merchant", () => merchantStories(() => ({ ...people, stage })));
describe("support staff", () => supportStories(() => ({ ...people, stage })));
