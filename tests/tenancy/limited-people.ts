import { randomUUID } from "node:crypto";
import type { SignedInUser } from "@/server/auth/verify-sign-in";
import { type Api, addMember, apiOf } from "../integration/app/people";
import { deps, type Stores, startStores } from "../integration/imports/stores";
import type { Attempt } from "./things-of-clients";
import { type ClientsThings, makeTwoClients, type TwoClients } from "./two-clients";

interface Someone {
  user: SignedInUser;
  api: Api;
}

export interface LimitedPeople extends TwoClients {
  /** Both are there for Alfa alone. */
  admin: Someone;
  operator: Someone;
  /** Is there for no client. */
  idler: Someone;
  /** What a call names, of one client. */
  of(things: ClientsThings): Attempt;
  /** What a call names that is nowhere. */
  nowhere(): Attempt;
  close(): Promise<void>;
}

/** An agency of two clients with members who are not there for both. */
export async function makeLimitedPeople(): Promise<LimitedPeople> {
  const stores = await startStores();
  const made = await makeTwoClients(stores);
  const { owner, alfa } = made;
  const member = async (name: string, role: "admin" | "operator", clients: string[]) => {
    const user = await addMember(owner, name, role, clients);
    return { user, api: apiOf(user, deps) };
  };
  const of = (things: ClientsThings) => ({ ...things, org: owner.org, shop: shopOf(stores) });
  return {
    ...made,
    admin: await member("Ada", "admin", [alfa.clientId]),
    operator: await member("Olga", "operator", [alfa.clientId]),
    idler: await member("Ida", "admin", []),
    of,
    nowhere: () => of(madeUp(alfa)),
    close: () => stores.close(),
  };
}

function madeUp(things: ClientsThings): ClientsThings {
  const ids = { ...things };
  for (const name of Object.keys(ids) as (keyof ClientsThings)[]) ids[name] = randomUUID();
  return ids;
}

function shopOf({ target }: Stores): Attempt["shop"] {
  return { url: target.url, consumerKey: target.key, consumerSecret: target.secret };
}
