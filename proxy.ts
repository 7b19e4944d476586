import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "./server/infra/content-security-policy";
import { REQUEST_ID_HEADER, requestIdOf } from "./server/infra/request-id";
import { transportSecurity } from "./server/infra/security-headers";

const development = process.env.NODE_ENV === "development";

/** Gives each page its policy and an id, and tells the server's components the nonce and the path that was asked for. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const plainPictures =
    development || Boolean(process.env.SANDBOX_BIGCOMMERCE_URL || process.env.SANDBOX_WOOCOMMERCE_URL);
  const policy = contentSecurityPolicy({ nonce, development, plainPictures });
  const requestId = requestIdOf(request.headers.get(REQUEST_ID_HEADER));
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set("content-security-policy", policy);
  headers.set(REQUEST_ID_HEADER, requestId);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set(REQUEST_ID_HEADER, requestId);
  for (const [name, value] of transportSecurity()) response.headers.set(name, value);
  return response;
}

export const config = {
  matcher: ["/((?!api/|_next/static|_next/image|favicon.ico|icon.svg).*)"],
};
