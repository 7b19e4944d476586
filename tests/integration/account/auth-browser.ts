import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { authOptions } from "@/server/auth/options";
import { readVisit, type Visit } from "@/server/auth/visit";
import { env } from "@/server/env";
import { asNobody } from "@/server/infra/tenant";
import type { ServiceDeps } from "@/server/services/deps";

interface Answer {
  status: number;
  redirect: string | null;
  body: unknown;
}

/** As much of a response as next-auth writes to. */
class MemoryResponse {
  statusCode = 200;
  body: unknown;
  private readonly headers: Record<string, unknown> = {};

  get cookies(): string[] {
    return [this.headers["set-cookie"] ?? []].flat() as string[];
  }

  get redirect(): string | null {
    const { url } = (this.body ?? {}) as { url?: string };
    return (this.headers.location as string | undefined) ?? url ?? null;
  }

  getHeader(name: string) {
    return this.headers[name.toLowerCase()];
  }

  setHeader(name: string, value: unknown) {
    this.headers[name.toLowerCase()] = value;
    return this;
  }

  status(code: number) {
    this.statusCode = code;
    return this;
  }

  send(body: unknown) {
    this.body = body;
  }

  json = this.send;

  end() {}
}

/** A browser before next-auth's routes: keeps cookies, and follows no redirect by itself. */
export class AuthBrowser {
  readonly cookies: Record<string, string> = {};

  constructor(private readonly deps: ServiceDeps) {}

  visit(): Promise<Visit> {
    return asNobody(() => readVisit(this.deps, { headers: new Headers(), cookies: this.cookies }));
  }

  async request(method: "GET" | "POST", path: string, form?: Record<string, string>): Promise<Answer> {
    const url = new URL(path, env().APP_URL);
    const request = {
      method,
      cookies: this.cookies,
      headers: {},
      query: { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.split("/").slice(3) },
      body: form ?? {},
    };
    const response = new MemoryResponse();
    const options = authOptions(await this.visit(), this.deps);
    await asNobody(() =>
      NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options),
    );
    for (const line of response.cookies) this.keep(line);
    return { status: response.statusCode, redirect: response.redirect, body: response.body };
  }

  private keep(line: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === "" || /max-age=0/i.test(line)) delete this.cookies[name];
    else this.cookies[name] = decodeURIComponent(value);
  }

  async csrfToken(): Promise<string> {
    const { body } = await this.request("GET", "/api/auth/csrf");
    return (body as { csrfToken: string }).csrfToken;
  }

  async post(path: string, form: Record<string, string>): Promise<Answer> {
    return this.request("POST", path, { csrfToken: await this.csrfToken(), json: "true", ...form });
  }

  /** Goes to the provider and comes back, as far as it lets. */
  async signInWith(provider: string, callbackUrl = "/"): Promise<Answer> {
    const asked = await this.post(`/api/auth/signin/${provider}`, { callbackUrl });
    if (!asked.redirect) throw new Error("next-auth did not lead to the provider");
    const consent = await fetch(asked.redirect, { redirect: "manual" });
    await consent.arrayBuffer();
    const back = new URL(consent.headers.get("location") ?? "");
    return this.request("GET", `${back.pathname}${back.search}`);
  }
}
