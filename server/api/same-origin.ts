/**
 * Whether a request that may change something comes from a page of this app. Browsers say so themselves, and no page can
 * make them lie: Sec-Fetch-Site first, else Origin. Neither is there when no browser asks, such as from a script, and
 * then nobody's cookie comes along without their doing.
 */
export function isSameOrigin(headers: Headers, appUrl: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = headers.get("origin");
  if (!origin) return true;
  if (origin === new URL(appUrl).origin) return true;
  // On a laptop, opened under another name of the same machine, such as 127.0.0.1.
  return !appUrl.startsWith("https:") && URL.canParse(origin) && new URL(origin).host === headers.get("host");
}
