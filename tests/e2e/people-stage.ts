import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "@/scripts/browser/launch";
import type { SignedInUser } from "@/server/auth/verify-sign-in";
import { house } from "@/server/composition";
import { trustThisProcess } from "@/server/infra/tenant";
import { setStage } from "./account-stage";
import { type AgencyScene, type Place, seedAgency, seedMerchant } from "./people-seed";
import { signedInAs } from "./signed-in-as";

export const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

export interface PeopleStage {
  agency: AgencyScene;
  merchant: Place;
  /** A page in a browser of its own, in which that person has signed in. */
  enter(user: SignedInUser): Promise<Page>;
  stop(): Promise<void>;
}

/** A page for each kind of people. */
export type People = Record<"owner" | "merchant" | "viewer" | "support", Page>;

export type PeopleTest = People & { stage: PeopleStage };

/** The built product with an agency, a merchant and support staff at work in it. */
export async function setPeopleStage(): Promise<PeopleStage> {
  const stage = await setStage("e2e-people");
  Object.assign(process.env, stage.stack.env);
  trustThisProcess();
  const agency = await seedAgency();
  const merchant = await seedMerchant(agency.staff);
  const browsers: Browser[] = [];
  return {
    agency,
    merchant,
    async enter(user) {
      const { session } = await signedInAs(user, stage.app);
      const browser = await launchBrowser();
      browsers.push(browser);
      const context = await browser.newContext({
        baseURL: stage.app,
        viewport: DESK,
        colorScheme: "light",
        reducedMotion: "reduce",
      });
      await context.addCookies([
        { name: "next-auth.session-token", value: session ?? "", url: stage.app, httpOnly: true },
      ]);
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      return page;
    },
    async stop() {
      await Promise.all(browsers.map((browser) => browser.close()));
      // A database that is asked to stop waits for who is connected.
      await house().db.$disconnect();
      await stage.stop();
    },
  };
}
