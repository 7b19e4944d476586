import { afterAll, describe, expect, it } from "vitest";
import type { ServiceDeps } from "@/server/services/deps";
import { AuthBrowser } from "./auth-browser";
import { startIdentityProvider } from "./identity-provider";
import { houseWithMailbox } from "./mailbox";
import { accountOf, auditOf, callerOf, makePerson, PASSWORD } from "./signed-in";

const idp = await startIdentityProvider();
Object.assign(process.env, {
  NEXTAUTH_URL: "http://127.0.0.1:3000",
  GOOGLE_CLIENT_ID: "google-id",
  GOOGLE_CLIENT_SECRET: "google-secret",
  GOOGLE_ISSUER: idp.url,
  GITHUB_CLIENT_ID: "github-id",
  GITHUB_CLIENT_SECRET: "github-secret",
  GITHUB_URL: idp.url,
});
const box = houseWithMailbox();
const signUp = (signUp: "open" | "first"): ServiceDeps => ({
  ...box.deps,
  settings: { ...box.deps.settings, signUp },
});
const open = signUp("open");
const closed = signUp("first");

afterAll(() => idp.stop());

let made = 0;
function newcomer(name: string, verified = true) {
  made += 1;
  idp.person = { id: String(1000 + made), name, email: `${name.toLowerCase()}@example.test`, verified };
  return idp.person;
}

async function passwordSignIn(email: string) {
  const browser = new AuthBrowser(open);
  await browser.post("/api/auth/callback/credentials", { email, password: PASSWORD });
  const { token } = await browser.visit();
  if (!token) throw new Error(`${email} could not sign in`);
  return { browser, token };
}

describe.each(["google", "github"])("signing in with %s", (provider) => {
  it("makes an account where sign-up is open, with the address that the provider has verified", async () => {
    const person = newcomer(`New${provider}`);
    const browser = new AuthBrowser(open);
    expect(await browser.signInWith(provider, "/somewhere")).toMatchObject({
      redirect: "http://127.0.0.1:3000/somewhere",
    });
    const { session } = await browser.visit();
    expect(session).toMatchObject({ method: provider, pending: false, user: { email: person.email } });
    const user = await open.db.user.findUniqueOrThrow({ where: { email: person.email } });
    expect(user).toMatchObject({ passwordHash: null, name: person.name });
    expect(user.emailVerifiedAt).not.toBeNull();

    const again = new AuthBrowser(closed);
    idp.person = { ...person, email: "moved@example.test" };
    await again.signInWith(provider);
    expect((await again.visit()).session).toMatchObject({ user: { id: user.id, email: person.email } });
  });

  it("makes none where the installation is closed, or the address is not verified", async () => {
    const stranger = newcomer(`Stranger${provider}`);
    const browser = new AuthBrowser(closed);
    expect((await browser.signInWith(provider)).redirect).toBe(
      `/sign-in?error=sign_up_closed&provider=${provider}`,
    );
    const forger = newcomer(`Forger${provider}`, false);
    expect((await browser.signInWith(provider)).redirect).toBe(
      `/sign-in?error=unverified_email&provider=${provider}`,
    );
    expect((await browser.visit()).session).toBeNull();
    const emails = [stranger.email, forger.email, "forged@example.test"];
    expect(await open.db.user.count({ where: { email: { in: emails } } })).toBe(0);
  });

  it("never opens an account that has a password, until it is linked while signed in", async () => {
    const person = newcomer(`Owner${provider}`);
    const { id, orgId } = await makePerson(open, person.email);
    const stranger = new AuthBrowser(open);
    expect((await stranger.signInWith(provider)).redirect).toBe(
      `/sign-in?error=link_first&provider=${provider}`,
    );
    expect((await stranger.visit()).session).toBeNull();

    const { browser, token } = await passwordSignIn(person.email);
    const account = await accountOf(open, token);
    // Being signed in is not enough: linking was not asked for.
    expect((await browser.signInWith(provider)).redirect).toBe(
      `/account/sign-ins?error=link_first&provider=${provider}`,
    );
    const named = provider as "google" | "github";
    await expect(account.startLinking({ provider: named, password: "wrong" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    await account.startLinking({ provider: named, password: PASSWORD });
    expect((await browser.signInWith(provider)).redirect).toBe("/account/sign-ins");
    expect((await browser.visit()).token).toBe(token);
    const linked = (await account.get()).signIns.find((signIn) => signIn.provider === provider);
    expect(linked?.linked).toMatchObject({ email: person.email });

    const elsewhere = new AuthBrowser(closed);
    await elsewhere.signInWith(provider);
    expect((await elsewhere.visit()).session).toMatchObject({ user: { id }, method: provider });

    await account.unlink({ provider: named, password: PASSWORD });
    expect((await new AuthBrowser(open).signInWith(provider)).redirect).toContain("error=link_first");
    expect(await auditOf(open, orgId)).toEqual(["person.identity_linked", "person.identity_unlinked"]);
  });

  it("links nobody's account to another one, nor for another session than the one that asked", async () => {
    const taken = newcomer(`Taken${provider}`);
    await new AuthBrowser(open).signInWith(provider);
    const { id } = await makePerson(open, `linker${provider}@example.test`);
    const { browser, token } = await passwordSignIn(`linker${provider}@example.test`);
    const named = provider as "google" | "github";
    await (await accountOf(open, token)).startLinking({ provider: named, password: PASSWORD });
    const other = await passwordSignIn(`linker${provider}@example.test`);
    newcomer(`Attacker${provider}`);
    await other.browser.signInWith(provider);
    expect(await open.db.userIdentity.count({ where: { userId: id } })).toBe(0);

    idp.person = taken;
    expect((await browser.signInWith(provider)).redirect).toBe(
      `/account/sign-ins?error=linked_to_another&provider=${provider}`,
    );
    expect(await open.db.userIdentity.count({ where: { userId: id } })).toBe(0);
  });

  it("asks for the second factor, too", async () => {
    const person = newcomer(`Careful${provider}`);
    const browser = new AuthBrowser(open);
    await browser.signInWith(provider);
    await open.db.user.update({ where: { email: person.email }, data: { totpEnabledAt: new Date() } });
    const later = new AuthBrowser(open);
    await later.signInWith(provider);
    expect((await later.visit()).session).toMatchObject({ pending: true });
  });

  it("keeps the only way in", async () => {
    const person = newcomer(`Only${provider}`);
    const browser = new AuthBrowser(open);
    await browser.signInWith(provider);
    const { token } = await browser.visit();
    const account = await accountOf(open, token ?? "");
    await expect(
      account.unlink({ provider: provider as "google" | "github", password: "" }),
    ).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("only way") });
    expect(person.email).toBe((await account.get()).email);
  });

  it("takes no answer that another browser asked for", async () => {
    newcomer(`Csrf${provider}`);
    const attacker = new AuthBrowser(open);
    const asked = await attacker.post(`/api/auth/signin/${provider}`, { callbackUrl: "/" });
    const consent = await fetch(asked.redirect ?? "", { redirect: "manual" });
    const back = new URL(consent.headers.get("location") ?? "");
    const victim = new AuthBrowser(open);
    const answer = await victim.request("GET", `${back.pathname}${back.search}`);
    expect(answer.redirect).toContain("error=OAuthCallback");
    expect((await victim.visit()).session).toBeNull();
  });
});

describe("next-auth's own routes", () => {
  it("take no answer of Google's that was made for another request", async () => {
    newcomer("Replayed");
    idp.staleNonce = true;
    const browser = new AuthBrowser(open);
    expect((await browser.signInWith("google")).redirect).toContain("error=OAuthCallback");
    idp.staleNonce = false;
    expect((await browser.visit()).session).toBeNull();
  });

  it("take no sign-in and no sign-out without the token that only a page of this app can read", async () => {
    await makePerson(open, "csrf@example.test");
    const browser = new AuthBrowser(open);
    await browser.csrfToken();
    const form = { email: "csrf@example.test", password: PASSWORD, csrfToken: "guessed" };
    await browser.request("POST", "/api/auth/callback/credentials", form);
    expect((await browser.visit()).session).toBeNull();
    await browser.request("POST", "/api/auth/signin/google", { csrfToken: "guessed" });
    const signedIn = await passwordSignIn("csrf@example.test");
    await signedIn.browser.request("POST", "/api/auth/signout", { csrfToken: "guessed" });
    expect((await signedIn.browser.visit()).session).not.toBeNull();
    const kept = { ...signedIn.browser.cookies };
    await signedIn.browser.post("/api/auth/signout", {});
    // A copy of the cookie is of no use after signing out.
    const thief = new AuthBrowser(open);
    Object.assign(thief.cookies, kept);
    expect(await thief.visit()).toMatchObject({ session: null });
    expect((await thief.request("GET", "/api/auth/session")).body).not.toHaveProperty("user");
  });

  it("answer with the person and no more to scripts of the page", async () => {
    await makePerson(open, "script@example.test");
    const { browser, token } = await passwordSignIn("script@example.test");
    const { body } = await browser.request("GET", "/api/auth/session");
    expect(Object.keys((body as { user: object }).user).sort()).toEqual(["email", "id", "name"]);
    expect(JSON.stringify(body)).not.toContain(token);
  });
});

describe("who came by way of a provider and belongs nowhere", () => {
  it("makes an organisation where sign-up is open, and none where it is closed", async () => {
    newcomer("Founder");
    const browser = new AuthBrowser(open);
    await browser.signInWith("google");
    const { session } = await browser.visit();
    const input = { organisation: "Founder's shop", timeZone: "UTC" };
    const shut = callerOf(closed, session).organisation;
    expect(await shut.foundState()).toEqual({ open: false });
    await expect(shut.found(input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { organisation } = callerOf(open, session);
    const { slug } = await organisation.found(input);
    expect(await organisation.mine()).toMatchObject([{ slug, name: "Founder's shop" }]);
    expect(await organisation.get({ org: slug })).toMatchObject({ role: "owner" });
  });
});
