/** A browser without pages: keeps cookies, follows no redirect, and sends what headers it is told to. */
export class HttpBrowser {
  readonly cookies = new Map<string, string>();

  constructor(
    readonly app: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(new URL(path, this.app), {
      redirect: "manual",
      ...init,
      headers: { ...this.headers, ...(cookie && { cookie }), ...(init.headers as Record<string, string>) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  async postForm(path: string, fields: Record<string, string>): Promise<Response> {
    const csrf = (await (await this.request("/api/auth/csrf")).json()) as { csrfToken: string };
    const body = new URLSearchParams({ csrfToken: csrf.csrfToken, json: "true", ...fields });
    return this.request(path, { method: "POST", body });
  }

  signIn(account: { email: string; password: string }, callbackUrl = "/"): Promise<Response> {
    const { email, password } = account;
    return this.postForm("/api/auth/callback/credentials", { email, password, callbackUrl });
  }

  /** Calls a mutation as a page of the app does, or with other headers. */
  mutate(procedure: string, input: object, headers: Record<string, string> = {}): Promise<Response> {
    return this.request(`/api/trpc/${procedure}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: this.app, ...headers },
      body: JSON.stringify({ json: input }),
    });
  }

  async query<Answer>(procedure: string, input: object | null = null): Promise<Answer> {
    const text = input ? `?input=${encodeURIComponent(JSON.stringify({ json: input }))}` : "";
    const response = await this.request(`/api/trpc/${procedure}${text}`);
    const body = (await response.json()) as { result?: { data: { json: Answer } }; error?: unknown };
    if (!body.result) throw new Error(`${procedure}: ${JSON.stringify(body.error)}`);
    return body.result.data.json;
  }

  /** The session's cookie, whole. */
  get session(): string | undefined {
    return this.cookies.get("next-auth.session-token");
  }
}
