import type { JsonValue } from "@/server/domain/json";

export type BodyKind = "empty" | "json" | "broken_json" | "xml" | "html" | "text";

export interface ParsedBody {
  kind: BodyKind;
  /** Undefined unless `kind` is json. */
  json: JsonValue | undefined;
}

function tryJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** Where JSON begins behind something else, such as a PHP notice that a plugin printed first; -1 when nowhere. */
function jsonStart(text: string): number {
  return text.search(/[{[]\s*["{[\]}]/);
}

/**
 * Reads a body by what it is rather than by what its headers claim: proxies answer HTML with a JSON type,
 * plugins print notices before the JSON, and a connection may end in the middle.
 */
export function parseBody(raw: string, contentType: string | undefined): ParsedBody {
  const text = raw.replace(/^\uFEFF/, "").trim();
  if (text === "") return { kind: "empty", json: undefined };
  const whole = tryJson(text);
  if (whole !== undefined) return { kind: "json", json: whole };
  if (/^<\?xml/i.test(text)) return { kind: "xml", json: undefined };
  const declaredJson = /\bjson\b/i.test(contentType ?? "");
  if (declaredJson || !/^<(!doctype|html)/i.test(text)) {
    const start = jsonStart(text);
    const rest = start > 0 ? tryJson(text.slice(start)) : undefined;
    if (rest !== undefined) return { kind: "json", json: rest };
    if (start === 0 || (declaredJson && !text.startsWith("<")))
      return { kind: "broken_json", json: undefined };
  }
  return { kind: text.startsWith("<") ? "html" : "text", json: undefined };
}
