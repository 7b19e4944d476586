/**
 * Where to go after signing in: a path of this app, else the start. Takes no other origin, not even one that is
 * dressed up as a path (`//host`, `/\host`).
 */
export function safeCallbackPath(value: string | null | undefined): string {
  if (!value?.startsWith("/") || /^\/[/\\]/.test(value)) return "/";
  const here = "http://here.invalid";
  if (!URL.canParse(value, here)) return "/";
  const url = new URL(value, here);
  if (url.origin !== here || url.pathname.startsWith("//")) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}
