import { restDate } from "../rest/schema";

/** The site's address and its clock. */
export class Site {
  /** Known once the server listens. */
  url = "http://127.0.0.1";
  private readonly format: Intl.DateTimeFormat;
  private readonly offsets = new Map<number, number>();

  constructor(
    readonly name: string,
    readonly timezone: string,
  ) {
    this.format = new Intl.DateTimeFormat("en-US", { timeZone: timezone, timeZoneName: "longOffset" });
  }

  rest(path: string): string {
    return `${this.url}/wp-json/wc/v3/${path}`;
  }

  now(): number {
    return Math.floor(Date.now() / 1000);
  }

  /** Seconds that the site's clock is ahead of UTC at a moment. */
  offsetAt(seconds: number): number {
    const quarter = Math.floor(seconds / 900);
    const known = this.offsets.get(quarter);
    if (known !== undefined) return known;
    const name =
      this.format.formatToParts(seconds * 1000).find((part) => part.type === "timeZoneName")?.value ?? "";
    const [, sign, hours = "0", minutes = "0"] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
    const offset = (Number(hours) * 3600 + Number(minutes) * 60) * (sign === "-" ? -1 : 1);
    this.offsets.set(quarter, offset);
    return offset;
  }

  gmt(seconds: number | null): string | null {
    return seconds === null ? null : new Date(seconds * 1000).toISOString().slice(0, 19);
  }

  local(seconds: number | null): string | null {
    return seconds === null ? null : this.gmt(seconds + this.offsetAt(seconds));
  }

  /** Reads a time whose zone, when none is given, is the site's. */
  readLocal(text: string): number | null {
    const read = readUtc(text);
    if (read === null) return null;
    if (hasZone(text)) return read;
    const guess = read - this.offsetAt(read);
    return read - this.offsetAt(guess);
  }
}

/** Does a time say which zone it is in? */
export function hasZone(text: string): boolean {
  return /(?:Z|[+-]\d{2}(?::?\d{2})?)$/i.test(text.slice(10));
}

/** Reads a time whose zone, when none is given, is UTC. */
export function readUtc(text: string): number | null {
  const dateOnly = /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (!dateOnly && !restDate.test(text)) return null;
  const zone = /([+-]\d{2})$/.test(text.slice(10)) ? ":00" : "";
  const iso = dateOnly ? `${text}T00:00:00Z` : `${text.replace(" ", "T")}${hasZone(text) ? zone : "Z"}`;
  const time = Date.parse(iso);
  return Number.isNaN(time) ? null : Math.floor(time / 1000);
}

/** WordPress's `rest_parse_date`; with `utc` any offset in the text is ignored. */
export function readRestDate(text: string, utc: boolean): number | null {
  const given = utc ? text.replace(/[+-]\d+:?\d+$/, "+00:00") : text;
  return restDate.test(given) ? readUtc(given) : null;
}
