import { createTRPCClient, httpLink } from "@trpc/client";
import superjson from "superjson";
import type { AppRouter } from "@/server/api/root";
import { StartError } from "../services/start-error";

export type ApiClient = ReturnType<typeof createTRPCClient<AppRouter>>;

function cookiesOf(response: Response): string[] {
  return response.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
}

/** Signs in as a person does and answers a client of the app's own API. */
export async function signIn(
  appUrl: string,
  account: { email: string; password: string },
): Promise<ApiClient> {
  const csrf = await fetch(`${appUrl}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const cookies = cookiesOf(csrf);
  const form = new URLSearchParams({ csrfToken, json: "true", ...account });
  const answer = await fetch(`${appUrl}/api/auth/callback/credentials`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie: cookies.join("; ") },
    body: form,
    redirect: "manual",
  });
  const session = cookiesOf(answer).filter((cookie) => cookie.includes("session-token"));
  if (session.length === 0) throw new StartError(`The app refused the sign-in of ${account.email}.`);
  const cookie = [...cookies, ...session].join("; ");
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${appUrl}/api/trpc`, transformer: superjson, headers: { cookie } })],
  });
}
