const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** V2's dates: "Wed, 10 Jan 2018 21:05:30 +0000". */
export function rfcDate(date: Date): string {
  return date.toUTCString().replace("GMT", "+0000");
}

/** V3's dates of customers: "2018-01-10T21:05:30Z". */
export function isoDate(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** RFC-2822 and ISO-8601; a date without a zone is UTC. A `+` that was not encoded arrives as a blank and is unreadable. */
export function readDateFilter(text: string): number | undefined {
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) {
    const zoned = /^\d{4}-\d{2}-\d{2}$|Z$|[+-]\d{2}:?\d{2}$/i.test(text) ? text : `${text}Z`;
    const time = Date.parse(zoned);
    return Number.isNaN(time) ? undefined : time;
  }
  if (!days.some((day) => text.startsWith(`${day},`)) && !/^\d{1,2} [A-Z][a-z]{2} \d{4}/.test(text))
    return undefined;
  if (!/(?:[+-]\d{4}|GMT|UTC)$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
