import { hstsScope } from "@/server/env";

const year = 31_536_000;

/** Browsers heed it over https alone, so it does no harm on a laptop. */
export function transportSecurity(scope = hstsScope()): [name: string, value: string][] {
  if (scope === "off") return [];
  const reach = { host: "", subdomains: "; includeSubDomains", preload: "; includeSubDomains; preload" }[
    scope
  ];
  return [["strict-transport-security", `max-age=${scope === "preload" ? 2 * year : year}${reach}`]];
}
