import { listenOn, passedOn } from "./recorder";

/** Ways in which a store, or what stands before it, gives away what it was asked with. */
export const INDISCRETIONS = [
  "refuses the key",
  "forbids",
  "finds fault",
  "finds fault at length",
  "is too busy",
  "breaks down",
  "shows a page",
  "breaks off",
  "sends elsewhere",
  "sends to a host of that name",
  "drops the line",
  "says nothing",
] as const;
export type Indiscretion = (typeof INDISCRETIONS)[number];

/** Honest, but for repeating in each answer what it was asked with. */
export type Manner = "honest" | "talkative" | Indiscretion;

export interface EchoingStore {
  url: string;
  manner: Manner;
  /** Which requests it is indiscreet about; all of them by default. */
  about: (request: { method: string; path: string }) => boolean;
  /** What it has repeated so far, at least: nothing would be looked for otherwise. */
  echoes: number;
  close(): Promise<void>;
}

export interface EchoOptions {
  /** The sandbox that answers while it is honest. */
  sandbox: string;
  /** Secrets by which it is reached, each with the sandbox's own in its place. */
  keys: () => Readonly<Record<string, string>>;
  /** Does not see the Authorization header, as some hosts do, so that keys travel in the address; the sandbox's own. */
  deaf?: { key: string; secret: string };
}

/** A store in front of a sandbox that does with its callers' secrets what it should not. */
export async function startEchoingStore(options: EchoOptions): Promise<EchoingStore> {
  const open = new Set<() => void>();
  const { url, close } = await listenOn(async (request, drop) => {
    const { method } = request;
    const { pathname: path } = new URL(request.url);
    const said = saidBy(request, options.keys());
    const chosen = said.length > 0 && store.about({ method, path }) ? store.manner : "honest";
    if (chosen !== "honest") store.echoes += 1;
    switch (chosen) {
      case "honest":
        return passOn(request, options);
      case "talkative":
        return talk(await passOn(request, options), said);
      case "drops the line":
        return drop();
      case "says nothing":
        return new Promise<Response>((resolve) => open.add(() => resolve(new Response(null))));
      default:
        // What was sent is printed with the rest; hooks carry a secret there.
        return indiscreet(chosen, new URL(request.url), said, await request.text());
    }
  });
  const store: EchoingStore = {
    url,
    manner: "honest",
    about: () => true,
    echoes: 0,
    async close() {
      for (const end of open) end();
      await close();
    },
  };
  return store;
}

/** All of a request that is secret, in the forms in which a careless program prints it. */
function saidBy(request: Request, keys: Readonly<Record<string, string>>): string[] {
  const { search } = new URL(request.url);
  const authorization = request.headers.get("authorization");
  const basic = authorization?.replace(/^Basic /i, "");
  const plain = basic && Buffer.from(basic, "base64").toString();
  const token = request.headers.get("x-auth-token");
  const dump = `array(2) { ["HTTP_AUTHORIZATION"]=> string(99) "${authorization}" ["PHP_AUTH_USER"]=> "${plain}" }`;
  const parts = [token, authorization && dump, search.slice(1)].filter(
    (part) => part !== null && part !== "",
  );
  return Object.keys(keys).some((key) => `${token}${plain}${search}`.includes(key))
    ? (parts as string[])
    : [];
}

async function passOn(request: Request, { sandbox, keys, deaf }: EchoOptions): Promise<Response> {
  const url = new URL(request.url);
  const headers = passedOn(request.headers);
  headers.set("accept-encoding", "identity");
  const known = keys();
  const swapped = (text: string) =>
    Object.entries(known).reduce((result, [key, own]) => result.replaceAll(key, own), text);
  const token = headers.get("x-auth-token");
  if (token) headers.set("x-auth-token", swapped(token));
  if (deaf) headers.delete("authorization");
  if (deaf && url.searchParams.has("oauth_consumer_key")) {
    // The signature is of the secret that was made up; the sandbox would want its own's.
    for (const name of [...url.searchParams.keys()]) {
      if (name.startsWith("oauth_")) url.searchParams.delete(name);
    }
    headers.set("authorization", `Basic ${Buffer.from(`${deaf.key}:${deaf.secret}`).toString("base64")}`);
  }
  const basic = /^Basic (.*)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (basic) {
    const plain = swapped(Buffer.from(basic, "base64").toString());
    headers.set("authorization", `Basic ${Buffer.from(plain).toString("base64")}`);
  }
  const body = request.method === "GET" || request.method === "HEAD" ? null : await request.text();
  const answer = await fetch(`${sandbox}${url.pathname}${swapped(url.search)}`, {
    method: request.method,
    headers,
    redirect: "manual",
    ...(body === null ? {} : { body }),
  });
  // What the sandbox says of its own address has to lead here.
  const text = (await answer.text()).replaceAll(sandbox, url.origin);
  const bare = [204, 304].includes(answer.status) ? null : text;
  return new Response(bare, { status: answer.status, headers: passedOn(answer.headers) });
}

/** The same answer with what was said added to its headers and to texts within. */
async function talk(answer: Response, said: string[]): Promise<Response> {
  const text = await answer.text();
  const headers = new Headers(answer.headers);
  headers.set("x-debug", encodeURIComponent(said.join(" ")));
  const added = (_: string, before: string, value: string) =>
    `${before}${value} ${JSON.stringify(said.join(" ")).slice(1, -1)}"`;
  const talked = text.replace(
    /("(?:description|short_description|message|page_title)":\s*")((?:[^"\\]|\\.)*)"/g,
    added,
  );
  return new Response([204, 304].includes(answer.status) ? null : talked, { status: answer.status, headers });
}

function indiscreet(
  manner: Exclude<Indiscretion, "drops the line" | "says nothing">,
  url: URL,
  said: string[],
  body: string,
): Response {
  const told = [...said, body].join(" ");
  const [secret = "nothing"] = said;
  const fault = (status: number, message: string) =>
    Response.json(
      {
        // Both platforms' forms at once.
        status,
        title: message,
        type: "about:blank",
        errors: { sent: message },
        code: status === 401 ? "woocommerce_rest_authentication_error" : "woocommerce_rest_invalid",
        message,
        data: { status, params: { sent: message } },
      },
      { status, headers: { "x-debug": encodeURIComponent(told) } },
    );
  switch (manner) {
    case "refuses the key":
      return fault(401, `No such credentials: ${told}`);
    case "forbids":
      return fault(403, `Forbidden for ${told}`);
    case "finds fault":
      return fault(422, `Invalid request by ${told}`);
    case "finds fault at length":
      // Wherever it is cut, it is cut within a secret.
      return fault(400, (secret.match(/\w{38,}/g)?.at(-1) ?? secret).repeat(40));
    case "is too busy":
      return fault(429, `Too many requests of ${told}`);
    case "breaks down":
      return fault(500, `Uncaught exception, called with ${told}`);
    case "shows a page":
      return new Response(`<html><body><pre>${told}</pre></body></html>`, {
        status: 200,
        headers: { "content-type": "text/html" },
      });
    case "breaks off":
      return new Response(`{"data":[{"id":1,"name":${JSON.stringify(told)}`, {
        headers: { "content-type": "application/json" },
      });
    case "sends elsewhere":
      return new Response(null, {
        status: 302,
        headers: { location: `${url.origin}/elsewhere?${new URLSearchParams({ was: told })}` },
      });
    case "sends to a host of that name": {
      const host = secret
        .replace(/^.*?([\w]{20,60})\W*$/, "$1")
        .replace(/[^\w]/g, "")
        .slice(0, 60);
      return new Response(null, { status: 302, headers: { location: `http://${host}.internal/` } });
    }
  }
}
