import Bowser from "bowser";

const LONGEST = 400;

/** A browser in words: "Firefox on Windows". */
export function deviceName(userAgent: string | null): string {
  if (!userAgent) return "Unknown device";
  const { browser, os, platform } = Bowser.parse(userAgent.slice(0, LONGEST));
  const where = platform.model && platform.vendor === "Apple" ? platform.model : os.name;
  if (browser.name && where) return `${browser.name} on ${where}`;
  return browser.name || where || "Unknown device";
}
