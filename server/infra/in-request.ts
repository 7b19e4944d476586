import { withLogIds } from "./log-context";
import { REQUEST_ID_HEADER, requestIdOf } from "./request-id";
import { transportSecurity } from "./security-headers";

/** Answers a request to a route: all that is logged meanwhile carries its id, and so does the answer. */
export async function inRequest(request: Request, answer: () => Promise<Response>): Promise<Response> {
  const requestId = requestIdOf(request.headers.get(REQUEST_ID_HEADER));
  const response = await withLogIds({ requestId }, answer);
  // Answers that were handed through, such as redirects, do not let their headers be changed.
  const headers = new Headers(response.headers);
  headers.set(REQUEST_ID_HEADER, requestId);
  for (const [name, value] of transportSecurity()) headers.set(name, value);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
