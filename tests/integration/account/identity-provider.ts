import { createHash, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** Who is signed in at the stand-in, and so who it vouches for. */
export interface ProvidedPerson {
  id: string;
  name: string;
  email: string;
  verified: boolean;
}

interface Grant {
  person: ProvidedPerson;
  challenge: string;
  nonce: string | null;
  clientId: string;
}

export interface IdentityProvider {
  url: string;
  person: ProvidedPerson;
  /** The answer's id_token carries another nonce than it was asked for, as a replayed one would. */
  staleNonce: boolean;
  stop(): Promise<void>;
}

/**
 * Google's and GitHub's sign-in in one, as far as next-auth goes through them: consent is given at once. Like the real
 * ones it hands a code out once, and a token for it only to whoever knows the PKCE verifier.
 */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const grants = new Map<string, Grant>();
  const tokens = new Map<string, ProvidedPerson>();
  const provider: IdentityProvider = {
    url: "",
    person: { id: "1", name: "Ann", email: "ann@example.test", verified: true },
    staleNonce: false,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };

  function idToken(grant: Grant): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const now = Math.floor(Date.now() / 1000);
    const { id, name, email, verified } = grant.person;
    const claims = {
      ...{ iss: provider.url, aud: grant.clientId, iat: now, exp: now + 600 },
      ...{ sub: id, name, email, email_verified: verified },
      nonce: provider.staleNonce ? "another" : grant.nonce,
    };
    const text = `${part({ alg: "RS256", kid: "test" })}.${part(claims)}`;
    return `${text}.${createSign("RSA-SHA256").update(text).sign(privateKey, "base64url")}`;
  }

  async function answer(
    request: IncomingMessage,
  ): Promise<{ status?: number; location?: string; body?: object }> {
    const url = new URL(request.url ?? "/", provider.url);
    const given = (name: string) => url.searchParams.get(name) ?? "";
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        return {
          body: {
            issuer: provider.url,
            authorization_endpoint: `${provider.url}/authorize`,
            token_endpoint: `${provider.url}/token`,
            jwks_uri: `${provider.url}/jwks`,
            id_token_signing_alg_values_supported: ["RS256"],
          },
        };
      case "/jwks":
        return {
          body: { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "test", alg: "RS256", use: "sig" }] },
        };
      case "/authorize":
      case "/login/oauth/authorize": {
        if (given("code_challenge_method") !== "S256" || !given("state")) return { status: 400 };
        const code = randomUUID();
        grants.set(code, {
          person: provider.person,
          challenge: given("code_challenge"),
          nonce: url.searchParams.get("nonce"),
          clientId: given("client_id"),
        });
        const back = new URL(given("redirect_uri"));
        back.searchParams.set("code", code);
        back.searchParams.set("state", given("state"));
        return { status: 302, location: back.href };
      }
      case "/token":
      case "/login/oauth/access_token": {
        const form = new URLSearchParams(await textOf(request));
        const code = form.get("code") ?? "";
        const grant = grants.get(code);
        grants.delete(code);
        const verifier = form.get("code_verifier") ?? "";
        const challenge = createHash("sha256").update(verifier).digest("base64url");
        if (!grant || grant.challenge !== challenge) return { status: 400, body: { error: "invalid_grant" } };
        const token = randomUUID();
        tokens.set(token, grant.person);
        const base = { access_token: token, token_type: "bearer" };
        return { body: url.pathname === "/token" ? { ...base, id_token: idToken(grant) } : base };
      }
      case "/api/v3/user":
      case "/api/v3/user/emails": {
        const person = tokens.get((request.headers.authorization ?? "").replace(/^bearer /i, ""));
        if (!person) return { status: 401, body: {} };
        const { id, name, email, verified } = person;
        if (url.pathname.endsWith("/emails")) {
          return {
            body: [
              { email: "other@example.test", primary: false, verified: true },
              { email, primary: true, verified },
            ] as object,
          };
        }
        // What a person writes into their profile is nobody's word but theirs.
        return { body: { id: Number(id), login: "ann", name, email: "forged@example.test" } };
      }
      default:
        return { status: 404 };
    }
  }

  const server = createServer((request, response) => {
    answer(request).then(
      ({ status = 200, location, body }) => {
        response.writeHead(status, { "content-type": "application/json", ...(location && { location }) });
        response.end(body ? JSON.stringify(body) : undefined);
      },
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  provider.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return provider;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}
