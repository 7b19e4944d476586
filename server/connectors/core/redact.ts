const QUERY_SECRETS = /((?:consumer_key|consumer_secret|oauth_[a-z_]+|access_token|token)=)[^&\s"']+/gi;
const HEADER_SECRETS =
  /((?:authorization|x-auth-token|x-[a-z-]+-secret)["']?\s*[:=]\s*["']?)(?:basic |bearer |oauth )?[^"'\s,}]+/gi;

/** Base64 of a secret that stands within a longer text, as in a Basic header: at each place where it may begin. */
function withinBase64(secret: string): string[] {
  const length = Buffer.byteLength(secret);
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]).toString("base64");
    // The letters at both ends hold bits of what stands beside it.
    return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + length) * 8) / 6));
  });
}

/** Blots these very secrets out of a text, also in the encoded forms in which they travel. */
export function blotter(secrets: readonly string[], shortest: number): (text: string) => string {
  const hidden = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < shortest) continue;
    hidden.add(secret);
    hidden.add(encodeURIComponent(secret));
    hidden.add(JSON.stringify(secret).slice(1, -1));
    if (secret.length < 8) continue;
    for (const encoded of withinBase64(secret)) {
      hidden.add(encoded);
      hidden.add(encoded.replaceAll("+", "-").replaceAll("/", "_"));
    }
  }
  // Longest first: one secret may be part of another.
  const ordered = [...hidden].sort((a, b) => b.length - a.length);
  return (text) => ordered.reduce((clean, secret) => clean.replaceAll(secret, "***"), text);
}

/** Blots secrets out of a text that is kept or shown: those that are known, and what looks like one. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const blot = blotter(secrets, 4);
  return (text) => blot(text).replace(QUERY_SECRETS, "$1***").replace(HEADER_SECRETS, "$1***");
}
