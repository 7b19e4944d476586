import GitHubProvider, { type GithubEmail, type GithubProfile } from "next-auth/providers/github";
import GoogleProvider, { type GoogleProfile } from "next-auth/providers/google";
import type { Provider } from "next-auth/providers/index";
import type { Env } from "@/server/env";

type ProviderSettings = Pick<
  Env,
  | "GOOGLE_CLIENT_ID"
  | "GOOGLE_CLIENT_SECRET"
  | "GOOGLE_ISSUER"
  | "GITHUB_CLIENT_ID"
  | "GITHUB_CLIENT_SECRET"
  | "GITHUB_URL"
>;

/** Google and GitHub, each where the deployer has given its keys. */
export function oauthProviders(settings: ProviderSettings): Provider[] {
  return [...google(settings), ...github(settings)];
}

function google({ GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GOOGLE_ISSUER }: ProviderSettings): Provider[] {
  if (!GOOGLE_CLIENT_ID || !GOOGLE_CLIENT_SECRET) return [];
  return [
    GoogleProvider<GoogleProfile>({
      clientId: GOOGLE_CLIENT_ID,
      clientSecret: GOOGLE_CLIENT_SECRET,
      wellKnown: `${GOOGLE_ISSUER.replace(/\/+$/, "")}/.well-known/openid-configuration`,
      checks: ["pkce", "state", "nonce"],
      profile: ({ sub, name, email, email_verified }) => ({
        id: sub,
        name,
        verifiedEmail: email_verified === true ? email : null,
      }),
    }),
  ];
}

function github({ GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET, GITHUB_URL }: ProviderSettings): Provider[] {
  if (!GITHUB_CLIENT_ID || !GITHUB_CLIENT_SECRET) return [];
  const site = GITHUB_URL.replace(/\/+$/, "");
  // https://docs.github.com/en/enterprise-server/rest/enterprise-admin: a server of one's own has its API below /api/v3
  const api = site === "https://github.com" ? "https://api.github.com" : `${site}/api/v3`;
  return [
    GitHubProvider<GithubProfile & { verifiedEmail?: string | null }>({
      clientId: GITHUB_CLIENT_ID,
      clientSecret: GITHUB_CLIENT_SECRET,
      checks: ["pkce", "state"],
      authorization: { url: `${site}/login/oauth/authorize`, params: { scope: "read:user user:email" } },
      token: `${site}/login/oauth/access_token`,
      userinfo: {
        url: `${api}/user`,
        async request({ client, tokens }) {
          const { access_token: token = "" } = tokens;
          const profile = await client.userinfo<GithubProfile>(token);
          // The profile's own address is what its owner wrote there; only this list says which ones GitHub has verified.
          const answer = await fetch(`${api}/user/emails`, { headers: { authorization: `Bearer ${token}` } });
          const emails = answer.ok ? ((await answer.json()) as GithubEmail[]) : [];
          const primary = emails.find(({ primary, verified }) => primary && verified);
          return { ...profile, verifiedEmail: primary?.email ?? null };
        },
      },
      profile: ({ id, name, login, verifiedEmail }) => ({
        id: String(id),
        name: name ?? login,
        verifiedEmail: verifiedEmail ?? null,
      }),
    }),
  ];
}
