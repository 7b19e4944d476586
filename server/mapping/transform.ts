import type { JsonValue } from "@/server/domain/json";
import { asNumber, calculate } from "./arithmetic";
import type { Transform } from "./rule";
import type { SourceReader } from "./source-reader";
import { isEmptyValue, valueAsText } from "./value";

const PLACEHOLDER = /\{\{\s*([^{}]+?)\s*\}\}/g;

/** Names of the fields that a template uses, without `value`. */
export function templateFields(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].flatMap((match) =>
    match[1] && match[1] !== "value" ? [match[1]] : [],
  );
}

function replaceText(text: string, transform: Extract<Transform, { kind: "replace" }>): string {
  if (transform.caseSensitive) return text.split(transform.search).join(transform.replacement);
  const escaped = transform.search.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replace(new RegExp(escaped, "gi"), () => transform.replacement);
}

/** Applies one transform. Throws an Error whose message says, for the rule's author, what does not fit. */
export function applyTransform(value: JsonValue, transform: Transform, read: SourceReader): JsonValue {
  switch (transform.kind) {
    case "fixed":
      return transform.value;
    case "template":
      return transform.template.replace(PLACEHOLDER, (_whole, name: string) =>
        name === "value" ? valueAsText(value) : valueAsText(read(name) ?? null),
      );
    case "replace":
      if (isEmptyValue(value)) return value;
      if (Array.isArray(value) && value.every((entry) => typeof entry === "string")) {
        return value.map((entry) => replaceText(String(entry), transform));
      }
      return replaceText(valueAsText(value), transform);
    case "arithmetic": {
      if (isEmptyValue(value)) return value;
      const number = asNumber(value);
      if (number === null) throw new Error(`"${valueAsText(value).slice(0, 60)}" is not a number`);
      return calculate(number, transform);
    }
    case "table": {
      const text = valueAsText(value);
      const entry = transform.entries.find((candidate) => candidate.from === text);
      if (entry) return entry.to;
      return transform.otherwise === "keep" ? value : null;
    }
    case "first": {
      if (!isEmptyValue(value)) return value;
      for (const key of transform.sources) {
        const candidate = read(key);
        if (candidate !== undefined && !isEmptyValue(candidate)) return candidate;
      }
      return null;
    }
  }
}
