import type { BigCommerceSandbox } from "@/sandbox/bigcommerce";
import type { WooCommerceSandbox } from "@/sandbox/woocommerce";
import type { PlatformDescriptor } from "@/server/connectors/core/descriptor";
import { platforms } from "@/server/connectors/registry";
import { type EchoingStore, INDISCRETIONS, type Manner, startEchoingStore } from "./echoing-store";
import { freshSecret, type Markers } from "./markers";
import type { People } from "./people-story";
import { refusalOf, type World } from "./world";

/** Forms that a platform insists on. Any other secret field takes letters and digits. */
const FORMS: Record<string, (secret: string) => string> = {
  consumerKey: (secret) => `ck_${secret}`,
  consumerSecret: (secret) => `cs_${secret}`,
};

export interface Stores {
  bigcommerce: EchoingStore;
  woocommerce: EchoingStore;
  /** WooCommerce at a host that drops the Authorization header: keys travel in the address. */
  deaf: EchoingStore;
  /** What is no secret among the fields, by platform and field. */
  plain: Record<string, Record<string, string>>;
  /** A secret for each secret field of the platform, each looked for from now on. */
  credentials(platform: string, times: string): Record<string, string>;
  close(): Promise<void>;
}

export async function startStores(
  markers: Markers,
  source: BigCommerceSandbox,
  target: WooCommerceSandbox,
): Promise<Stores> {
  const own: Record<string, string> = {
    accessToken: source.tokens.full,
    consumerKey: target.key,
    consumerSecret: target.secret,
  };
  const known: Record<string, string> = {};
  const keys = () => known;
  const [bigcommerce, woocommerce, deaf] = await Promise.all([
    startEchoingStore({ sandbox: source.url, keys }),
    startEchoingStore({ sandbox: target.url, keys }),
    startEchoingStore({ sandbox: target.url, keys, deaf: target }),
  ]);
  const plain: Stores["plain"] = {
    bigcommerce: { storeHash: source.hash, apiUrl: bigcommerce.url },
    woocommerce: { url: woocommerce.url },
  };
  return {
    bigcommerce,
    woocommerce,
    deaf,
    plain,
    credentials(platform, times) {
      const secrets = secretFields(platform).map((key): [string, string] => {
        const value = FORMS[key]?.(freshSecret()) ?? freshSecret();
        known[value] = own[key] ?? value;
        return [key, markers.add(`${platform}.${key}, ${times}`, value)];
      });
      return { ...plain[platform], ...Object.fromEntries(secrets) };
    },
    close: async () => {
      await Promise.all([bigcommerce, woocommerce, deaf].map((store) => store.close()));
    },
  };
}

function descriptorOf(id: string): PlatformDescriptor {
  const found = platforms().find(({ descriptor }) => descriptor.id === id);
  if (!found) throw new Error(`There is no platform ${id}`);
  return found.descriptor;
}

export function secretFields(platform: string): string[] {
  return descriptorOf(platform)
    .credentials.filter(({ kind }) => kind === "secret")
    .map(({ key }) => key);
}

export interface Connections {
  bigcommerce: string;
  woocommerce: string;
  deaf: string;
}

/** Connections are made, tested against stores that tell what they were asked with, changed, and mistaken. */
export async function liveConnections(
  world: World,
  { owner, org }: People,
  stores: Stores,
  manners: readonly Manner[] = ["talkative", ...INDISCRETIONS],
): Promise<Connections> {
  const { connection } = owner.api;
  const ids = { bigcommerce: "", woocommerce: "", deaf: "" };
  for (const name of ["bigcommerce", "woocommerce", "deaf"] as const) {
    const platform = name === "deaf" ? "woocommerce" : name;
    const store = stores[name];
    const typed = (times: string) => ({
      ...stores.credentials(platform, times),
      ...(name === "deaf" ? { url: store.url } : {}),
    });
    const made = await connection.create.mutate({
      org,
      platform,
      name,
      credentials: typed(`${name} at first`),
    });
    if (!made.report.usable) throw new Error(`${name}: ${JSON.stringify(made.report)}`);
    ids[name] = made.id;
    for (const manner of manners) {
      store.manner = manner;
      const before = store.echoes;
      await connection.check.mutate({ org, connectionId: made.id });
      if (store.echoes === before) throw new Error(`${name} had nothing to tell when it ${manner}`);
    }
    store.manner = "refuses the key";
    await connection.test.mutate({ org, platform, credentials: typed(`${name} as tried`) });
    await connection.rotate.mutate({ org, connectionId: made.id, credentials: typed(`${name} as changed`) });
    store.manner = "honest";
    await connection.rotate.mutate({ org, connectionId: made.id, credentials: typed(`${name} since`) });
    await mistake(world, owner, org, platform, typed);
  }
  await authorize(world, owner, org, stores);
  return ids;
}

type Owner = People["owner"];

/** A secret is pasted where none belongs: into each field that is shown, as it is and within an address. */
async function mistake(
  { markers }: World,
  { api }: Owner,
  org: string,
  platform: string,
  typed: (times: string) => Record<string, string>,
): Promise<void> {
  for (const { key, kind } of descriptorOf(platform).credentials) {
    if (kind === "secret") continue;
    const credentials = typed(`beside a mistaken ${key}`);
    const secret = markers.add(`${platform}: pasted into ${key}`, freshSecret());
    const within = `${credentials[key] || "https://shop.example.test"}/?consumer_secret=${secret}`;
    for (const value of [within, `https://someone:${secret}@shop.example.test/${secret}`]) {
      const input = { org, platform, name: "Mistake", credentials: { ...credentials, [key]: value } };
      const made = await api.connection.create.mutate(input).catch(() => null);
      if (made) await api.connection.remove.mutate({ org, connectionId: made.id });
    }
  }
}

/** The one-click way: the store posts its keys to an address of which only we and it know. */
async function authorize(world: World, { api }: Owner, org: string, stores: Stores): Promise<void> {
  const { markers } = world;
  const pasted = markers.add("pasted into the shop's address", freshSecret());
  const { url } = await api.connection.startAuthorization.mutate({
    org,
    platform: "woocommerce",
    name: "By one click",
    storeUrl: `${stores.woocommerce.url}/?consumer_secret=${pasted}`,
  });
  const asked = new URL(url).searchParams;
  const callback = new URL(asked.get("callback_url") ?? "");
  markers.add("authorization token", callback.pathname.split("/").at(-1) ?? "", [
    "connection.startAuthorization",
  ]);
  const { consumerKey, consumerSecret } = stores.credentials("woocommerce", "by one click");
  const key = { key_id: 1, consumer_key: consumerKey, consumer_secret: consumerSecret };
  const posts = [
    { ...key, user_id: "somebody else", key_permissions: "read_write" },
    { ...key, user_id: asked.get("user_id"), key_permissions: "read_write" },
  ];
  const answers = [];
  for (const post of posts) answers.push(await world.postKeys(callback, post));
  if (answers.join() !== "400,200") throw new Error(`The keys were answered with ${answers.join()}`);
  await refusalOf(
    api.connection.startAuthorization.mutate({
      org,
      platform: "woocommerce",
      name: "Wrong",
      storeUrl: `https://someone:${pasted}@shop.example.test`,
    }),
  );
}
