/** ISO 3166-1 alpha-2 in capitals; null for what is none. The United Kingdom is often written UK. */
export function countryCode(value: string): string | null {
  const code = value.trim().toUpperCase();
  if (code === "UK") return "GB";
  return /^[A-Z]{2}$/.test(code) ? code : null;
}
