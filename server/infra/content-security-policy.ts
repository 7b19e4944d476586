/**
 * What sonner, which draws the toasts, writes into a style element of its own without a nonce. The test beside this
 * says so when another version writes something else.
 */
export const SONNER_STYLES = "sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY=";

/** Sonner puts the element into the page before it fills it. */
const NOTHING = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

export interface PolicyOptions {
  nonce: string;
  /** React's development build explains errors by eval, and styles are replaced while they are edited. */
  development: boolean;
  /** Pictures may come without https, as the stand-in stores serve them. */
  plainPictures: boolean;
}

/** Scripts and style elements run by nonce alone. Pictures of products come from the stores, so any https address may show one. */
export function contentSecurityPolicy({ nonce, development, plainPictures }: PolicyOptions): string {
  const self = "'self'";
  return [
    "default-src 'none'",
    `script-src ${self} 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    // Browsers that do not know the two below.
    `style-src ${self} 'unsafe-inline'`,
    development
      ? `style-src-elem ${self} 'unsafe-inline'`
      : `style-src-elem ${self} 'nonce-${nonce}' '${SONNER_STYLES}' '${NOTHING}'`,
    // Radix and recharts place what they draw by style attributes. An attribute runs nothing and selects nothing else.
    "style-src-attr 'unsafe-inline'",
    `img-src ${self} data: blob: https:${plainPictures ? " http:" : ""}`,
    `font-src ${self}`,
    `connect-src ${self}${development ? " ws: wss:" : ""}`,
    `manifest-src ${self}`,
    "base-uri 'none'",
    `form-action ${self}`,
    "frame-ancestors 'none'",
  ].join("; ");
}
