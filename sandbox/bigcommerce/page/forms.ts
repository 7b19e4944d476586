import type { Context } from "hono";
import type { SandboxEnv } from "../../core/listen";

export type Form = Record<string, string | undefined>;

export async function readForm(c: Context<SandboxEnv>): Promise<Form> {
  const body = await c.req.parseBody();
  const form: Form = {};
  for (const [key, value] of Object.entries(body)) if (typeof value === "string") form[key] = value.trim();
  return form;
}

export function back(c: Context, to: string, key: "saved" | "problem", text: string): Response {
  const joint = to.includes("?") ? "&" : "?";
  return c.redirect(`${to}${joint}${key}=${encodeURIComponent(text)}`, 303);
}

export function localPath(path: string | undefined): string | undefined {
  return path?.startsWith("/") && !path.startsWith("//") ? path : undefined;
}

export function explain(title: string, errors: Record<string, string>): string {
  return [title, ...Object.values(errors)].join(": ");
}
