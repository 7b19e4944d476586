/** First parts of addresses that the app keeps for itself. */
const RESERVED = new Set([
  "account",
  "api",
  "admin",
  "app",
  "assets",
  "confirm-email",
  "docs",
  "forgot-password",
  "health",
  "help",
  "invitation",
  "new",
  "new-organisation",
  "reset-password",
  "sign-in",
  "sign-out",
  "sign-up",
  "static",
  "support",
]);

const LONGEST = 40;

/** The part of the address that stands for an organisation: "Müller & Söhne" becomes "muller-sohne". */
export function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, "");
  return slug === "" || RESERVED.has(slug) ? `${slug || "my"}-organisation` : slug;
}

/** The slug itself, or the first of slug-2, slug-3 … that is free. */
export async function freeSlug(name: string, isTaken: (slug: string) => Promise<boolean>): Promise<string> {
  const slug = slugOf(name);
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? slug : `${slug}-${number}`;
    if (!(await isTaken(candidate))) return candidate;
  }
}
