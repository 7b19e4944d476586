import type { JsonValue } from "@/server/domain/json";
import { atTheEnd, openStore, type Raw, type TestStore, uniqueName } from "./woocommerce-store";

export interface Answer {
  status: number;
  body: Raw;
  headers: Headers;
}

export interface RawStore extends TestStore {
  /** Starts with letters, so that it can begin a slug; no other run uses it. */
  prefix: string;
  get(path: string): Promise<Answer>;
  post(path: string, body: JsonValue): Promise<Answer>;
  put(path: string, body: JsonValue): Promise<Answer>;
  /** Makes something that has to be made, and deletes it at the end. */
  make(path: string, body: JsonValue): Promise<Raw>;
  /** A request as it stands, to any path of the site. */
  send(path: string, init?: RequestInit): Promise<Answer>;
  remove(path: string): void;
}

/** The store under test with everything a raw look at it needs. What was made is deleted again, the last first. */
export async function openRawStore(): Promise<RawStore> {
  const store = await openStore();
  const made: string[] = [];
  atTheEnd(async () => {
    for (const path of made.reverse()) await store.api("DELETE", `${path}?force=true`);
  });
  const remove = (path: string) => void made.push(path);
  return {
    ...store,
    prefix: `ct${uniqueName()}`,
    get: (path) => store.api("GET", path),
    post: (path, body) => store.api("POST", path, body),
    put: (path, body) => store.api("PUT", path, body),
    remove,
    make: async (path, body) => {
      const answer = await store.api("POST", path, body);
      if (answer.status !== 201)
        throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      remove(`${path}/${answer.body.id}`);
      return answer.body;
    },
    send: async (path, init) => {
      const answer = await fetch(`${store.url}${path}`, init);
      return { status: answer.status, body: await answer.json(), headers: answer.headers };
    },
  };
}

export function basic(key: string, secret: string): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString("base64")}` };
}
