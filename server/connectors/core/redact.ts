const QUERY_SECRETS = /((?:consumer_key|consumer_secret|oauth_[a-z_]+|access_token|token)=)[^&\s"']+/gi;
const HEADER_SECRETS =
  /((?:authorization|x-auth-token|x-[a-z-]+-secret)["']?\s*[:=]\s*["']?)(?:basic |bearer |oauth )?[^"'\s,}]+/gi;

/** Blots secrets out of a text that is kept or shown, also in the encoded forms in which they travel. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const hidden = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < 4) continue;
    hidden.add(secret);
    hidden.add(encodeURIComponent(secret));
    hidden.add(JSON.stringify(secret).slice(1, -1));
  }
  // Longest first: one secret may be part of another.
  const ordered = [...hidden].sort((a, b) => b.length - a.length);
  return (text) => {
    let clean = text;
    for (const secret of ordered) clean = clean.split(secret).join("***");
    return clean.replace(QUERY_SECRETS, "$1***").replace(HEADER_SECRETS, "$1***");
  };
}
