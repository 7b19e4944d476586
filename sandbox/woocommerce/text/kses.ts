import { isEntityName } from "./entities";
import { type AllowedHtml, addressAttributes, allowedProtocols, allowedStyles, postHtml } from "./kses-rules";
import { escapeLooseLessThan } from "./sanitize";

/**
 * The HTML filter that WordPress puts every product text through: elements and attributes that are not on the list
 * vanish (their inner text stays), lone ampersands become entities.
 */
export function filterHtml(html: string, allowed: AllowedHtml = postHtml): string {
  if (/^[\w\s.,:;!?"'()/+*#-]*$/.test(html)) return html;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
  const text = normalizeEntities(html.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, ""));
  return escapeLooseLessThan(text).replace(/<!--[\s\S]*?(-->|$)|<[^>]*(>|$)|>/g, (token) =>
    filterToken(token, allowed),
  );
}

/** Turns every "&" into an entity, but leaves those alone that are already part of one. */
export function normalizeEntities(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replace(
      /&amp;#(0*\d{1,7});/g,
      (_, digits: string) => `&#${digits.replace(/^0+(?=\d)/, "").padStart(3, "0")};`,
    )
    .replace(
      /&amp;#[xX](0*[0-9A-Fa-f]{1,6});/g,
      (_, digits: string) => `&#x${digits.replace(/^0+(?=.)/, "")};`,
    )
    .replace(/&amp;([A-Za-z]{2,8}\d{0,2});/g, (whole, name: string) =>
      isEntityName(name) ? `&${name};` : whole,
    );
}

function filterToken(token: string, allowed: AllowedHtml): string {
  if (!token.startsWith("<")) return "&gt;";
  if (token.startsWith("<!--")) return filterComment(token, allowed);
  const parts = /^<\s*(\/\s*)?([a-zA-Z0-9-]+)([^>]*)>?$/.exec(token);
  if (!parts) return "";
  const [, slash, name = "", attributes = ""] = parts;
  const permitted = allowed.get(name.toLowerCase());
  if (!permitted) return "";
  if (slash) return `</${name}>`;
  const closing = /\s*\/\s*$/.test(attributes) ? " /" : "";
  if (permitted.size === 0) return `<${name}${closing}>`;
  const kept = readAttributes(attributes).flatMap((attribute) => filterAttribute(attribute, permitted));
  if (name.toLowerCase() === "object" && !kept.some((one) => one.startsWith("data"))) {
    return closing ? "" : `<${name}>`;
  }
  return `<${name}${kept
    .map((one) => ` ${one}`)
    .join("")
    .replace(/[<>]/g, "")}${closing}>`;
}

function filterComment(token: string, allowed: AllowedHtml): string {
  const inner = filterHtml(token.replaceAll("<!--", "").replaceAll("-->", ""), allowed);
  if (inner === "") return "";
  return `<!--${inner.replace(/--+/g, "-").replace(/-$/, "")}-->`;
}

interface Attribute {
  name: string;
  value?: string;
  quote: string;
}

const attributePattern = /([_a-zA-Z][-_a-zA-Z0-9:.]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g;

function readAttributes(text: string): Attribute[] {
  const found = new Map<string, Attribute>();
  for (const [, name = "", double, single, bare] of text.replace(/\/\s*$/, "").matchAll(attributePattern)) {
    if (found.has(name)) continue;
    const value = double ?? single ?? bare;
    found.set(name, {
      name,
      quote: single === undefined ? '"' : "'",
      ...(value === undefined ? {} : { value }),
    });
  }
  return [...found.values()];
}

function filterAttribute(attribute: Attribute, permitted: ReadonlySet<string>): string[] {
  const name = attribute.name.toLowerCase();
  const isData = permitted.has("data-*") && /^data-[a-z0-9_-]+$/.test(name);
  if (!permitted.has(name) && !isData) return [];
  if (attribute.value === undefined) return [attribute.name];
  let value = attribute.value;
  if (name === "style") {
    value = filterStyle(value);
    if (value === "") return [];
  } else if (addressAttributes.has(name)) {
    value = withoutBadProtocol(value);
  }
  return [`${attribute.name}=${attribute.quote}${value}${attribute.quote}`];
}

function withoutBadProtocol(address: string): string {
  let rest = address;
  for (;;) {
    const protocol = /^\s*([a-z][a-z0-9+.\s-]*)(?::|&#58;|&#x3a;|&colon;)/i.exec(rest);
    const name = protocol?.[1]?.replace(/\s/g, "").toLowerCase();
    if (!protocol || name === undefined || allowedProtocols.has(name) || /[/?#]/.test(protocol[1] ?? ""))
      return rest;
    rest = rest.slice(protocol[0].length);
  }
}

function filterStyle(css: string): string {
  const kept: string[] = [];
  for (const part of css.replace(/[\n\r\t]/g, "").split(";")) {
    const rule = part.trim();
    if (rule === "") continue;
    const property = rule.includes(":") ? (rule.split(":", 1)[0] ?? "").trim() : undefined;
    if (property !== undefined && !allowedStyles.has(property) && !/^--[a-zA-Z0-9-_]+$/.test(property))
      continue;
    const tested = rule
      .replace(/\b(?:var|calc|min|max|minmax|clamp|repeat)\((?:[^()]|\([^()]*\))*\)/g, "")
      .replace(
        /^background(-image)?\s*:\s*(repeating-)?(linear|radial|conic)-gradient\((?:[^()]|rgba?\([^()]*\))*\)$/,
        "",
      )
      .replace(/url\(\s*(['"]?)([^)]*?)\1\s*\)/g, (whole, _quote, address: string) =>
        address !== "" && withoutBadProtocol(address) === address ? "" : whole,
      );
    if (!/[\\(&=}]|\/\*/.test(tested)) kept.push(rule);
  }
  return kept.join(";");
}
