const unitMs: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

const part = /(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h|d|w)/y;

/**
 * Milliseconds from now that a time string (`2h45m`) or a date means: how the SDK writes sleeps and time-outs
 * (SDK specification 1.3.2 and 5.3.2). A date that has passed is 0.
 */
export function delayOf(text: string, now: Date): number {
  const relative = parseTimeString(text);
  if (relative !== undefined) return relative;
  const date = Date.parse(text);
  if (Number.isNaN(date)) throw new Error(`"${text}" is neither a duration such as 2h45m nor a date`);
  return Math.max(0, date - now.getTime());
}

/** Milliseconds of a time string, or nothing when the text is no time string. */
export function parseTimeString(text: string): number | undefined {
  let total = 0;
  part.lastIndex = 0;
  while (part.lastIndex < text.length) {
    const match = part.exec(text);
    if (!match) return undefined;
    total += Number(match[1]) * (unitMs[match[2] ?? ""] ?? Number.NaN);
  }
  return text.length > 0 ? total : undefined;
}

/** Milliseconds that a Retry-After header asks for: seconds or a date (RFC 9110), an ISO date included. */
export function retryAfterDelay(header: string, now: Date): number | undefined {
  if (/^\d+$/.test(header)) return Number(header) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
