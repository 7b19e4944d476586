import { randomBytes } from "node:crypto";

/** A secret that is looked for, and where it may be seen nevertheless. */
export interface Marker {
  /** What it is the secret of, such as "bigcommerce.accessToken". */
  name: string;
  value: string;
  /** Procedures whose answer tells it to the person, this once. */
  toldBy: readonly string[];
}

/** Something that was written, sent or shown, and where. */
export interface Evidence {
  surface: "log" | "database" | "answer" | "page" | "executor";
  where: string;
  text: string;
}

/** What a secret begins with by its kind is no secret. */
const KIND = /^(ck_|cs_|whsec_|signkey-\w+-)/;
/** As much of a secret as betrays it, were it cut. */
const PART = 14;

/** A value that is nowhere but where it was put. */
export function freshSecret(length = 40): string {
  return randomBytes(length).toString("hex").slice(0, length);
}

/** Base64 of a text that stands within another, at each of the three places where it may begin. */
function withinBase64(value: string): string[] {
  return [0, 1, 2].map((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)]);
    // The letters at both ends hold bits of what stands beside it.
    const whole = bytes.toString("base64").replace(/=+$/, "");
    return whole.slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
  });
}

/** The shapes in which a secret may be met, by what they are called. */
function shapesOf(value: string): [shape: string, text: string][] {
  const body = value.replace(KIND, "");
  const base64 = withinBase64(body);
  const shapes: [string, string][] = [
    ["as it is", body],
    ["in an address", encodeURIComponent(body)],
    ["in JSON", JSON.stringify(body).slice(1, -1)],
    ["in HTML", body.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")],
    ["in hexadecimal", Buffer.from(body).toString("hex")],
    ["backwards", [...body].reverse().join("")],
    ...base64.map((text): [string, string] => ["in base64", text]),
    ...base64.map((text): [string, string] => [
      "in base64 of addresses",
      text.replaceAll("+", "-").replaceAll("/", "_"),
    ]),
  ];
  if (body.length >= 2 * PART) {
    shapes.push(["its beginning", body.slice(0, PART)], ["its end", body.slice(-PART)]);
  }
  return shapes.map(([shape, text]) => [shape, text.toLowerCase()]);
}

export class Markers {
  private readonly all: { marker: Marker; shapes: [string, string][] }[] = [];

  add(name: string, value: string, toldBy: readonly string[] = []): string {
    if (value.replace(KIND, "").length < 12) throw new Error(`${name} is too short to be looked for`);
    if (!this.all.some(({ marker }) => marker.value === value)) {
      this.all.push({ marker: { name, value, toldBy }, shapes: shapesOf(value) });
    }
    return value;
  }

  get names(): string[] {
    return this.all.map(({ marker }) => marker.name);
  }

  /** A sentence for each secret that is seen where it must not be. */
  leaksIn(evidence: readonly Evidence[]): string[] {
    const leaks = new Set<string>();
    for (const { surface, where, text } of evidence) {
      const lower = text.toLowerCase();
      for (const { marker, shapes } of this.all) {
        if (surface === "answer" && marker.toldBy.includes(where)) continue;
        for (const [shape, wanted] of shapes) {
          const at = lower.indexOf(wanted);
          if (at < 0) continue;
          const around = text.slice(Math.max(0, at - 160), at + wanted.length + 40);
          leaks.add(`${surface}, ${where}: ${marker.name} ${shape}: …${around}…`);
          break;
        }
      }
    }
    return [...leaks];
  }
}
