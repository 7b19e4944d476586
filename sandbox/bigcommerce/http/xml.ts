import { isFields, type Json } from "../catalog/types";

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** V2's XML: enough for a client to see that it is not JSON, and for a person to read it. */
export function toXml(body: Json): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(Array.isArray(body) ? "items" : "item", body)}\n`;
}

function element(name: string, value: Json): string {
  return `<${name}>${content(value)}</${name}>`;
}

function content(value: Json): string {
  if (Array.isArray(value)) return value.map((item) => element("item", item)).join("");
  if (isFields(value)) {
    return Object.entries(value)
      .map(([key, inner]) => element(key, inner))
      .join("");
  }
  return value === null ? "" : String(value).replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
}
