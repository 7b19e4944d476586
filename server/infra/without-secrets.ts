const secretName =
  /pass(word|phrase|wd)|\bpwd\b|secret|token|authori[sz]ation|cookie|credential|(api|consumer|signing|event|private|encryption|access)[-_]?keys?\b|x-auth|otp|recovery[-_]?codes?|signature|jwt/i;

/** Values that are secrets by their look, wherever a text quotes them, each with what is left of it. */
const secretTexts: readonly [pattern: RegExp, left: string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, "[hidden]"],
  // WooCommerce's keys.
  [/\b(c[ks])_[0-9a-z]{40}\b/gi, "$1_[hidden]"],
  [/\b(Basic|Bearer)\s+[\w+/=.-]{8,}/gi, "$1 [hidden]"],
  // A password within an address.
  [/(:\/\/[^/\s:@]*:)[^@/\s]+(?=@)/g, "$1[hidden]"],
  // Inngest's signing keys, and JSON web tokens.
  [/\b(signkey-\w+-)[0-9a-f]{16,}/gi, "$1[hidden]"],
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, "[hidden]"],
  // Whoever knows one of these addresses can use it.
  [/(hooks\.slack\.com\/(?:services|workflows|triggers)\/)[\w/-]+/gi, "$1[hidden]"],
  [/(\/api\/(?:webhooks\/[\w-]+|connections\/[\w-]+\/authorized)\/)[\w-]{16,}/gi, "$1[hidden]"],
  [/(otpauth:\/\/)[^\s"']+/gi, "$1[hidden]"],
  // `name=value`, `"name": "value"` and header lines, as bodies and addresses are quoted.
  [
    /((?:passw(?:or)?d|passphrase|secret|token|api[-_]?key|consumer[-_]?key|signing[-_]?key|event[-_]?key|oauth_signature|cookie)["']?\s*[:=]\s*["']?)(?![^\s"'&,;}]*\[hidden\])[^\s"'&,;}]+/gi,
    "$1[hidden]",
  ],
];

const hidden = "[hidden]";
const deepest = 6;

/** A copy of the value that may be logged: what its name or its look betrays as a secret is hidden. */
export function withoutSecrets(value: unknown, depth = 0): unknown {
  if (typeof value === "string") {
    return secretTexts.reduce((text, [pattern, left]) => text.replace(pattern, left), value);
  }
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if (value instanceof URL) return withoutSecrets(value.href);
  if (depth >= deepest) return "[deeper]";
  if (value instanceof Error) {
    const { name, message, stack, cause, ...rest } = value;
    const errors = value instanceof AggregateError ? { errors: value.errors } : {};
    const described = withoutSecrets({ ...rest, ...errors, message, stack, cause }, depth) as object;
    return { type: name, ...described };
  }
  if (value instanceof Map) return withoutSecrets(Object.fromEntries(value), depth);
  if (value instanceof Headers || value instanceof URLSearchParams) {
    return withoutSecrets(Object.fromEntries(value), depth);
  }
  if (value instanceof Set) return withoutSecrets([...value], depth);
  if (Array.isArray(value)) return value.map((item, index) => inList(item, value[index - 1], depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([name, item]) => [name, secretName.test(name) ? hidden : withoutSecrets(item, depth + 1)]),
  );
}

/** Raw headers come as a list in which each value follows its name. */
function inList(item: unknown, before: unknown, depth: number): unknown {
  const named = typeof before === "string" && before.length < 40 && !/\s/.test(before);
  return named && typeof item === "string" && secretName.test(before) ? hidden : withoutSecrets(item, depth);
}
