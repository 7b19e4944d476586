import type { Params } from "../text/php";
import type { Caller } from "./auth";

export interface RestRequest {
  method: string;
  /** What stands in the path: `id`, `product_id`, `attribute_id`, `group_id`. */
  path: Record<string, string>;
  query: Params;
  /** Everything together. As in WordPress the body wins over the query, and the query over the path. */
  params: Params;
  caller: Caller | undefined;
}

/** A request as the batch endpoint makes it for one item: nothing in it is checked or cleaned. */
export function innerRequest(
  outer: RestRequest,
  method: string,
  params: Params,
  query: Params = {},
): RestRequest {
  return {
    method,
    path: outer.path,
    query,
    params: { ...outer.path, ...query, ...params },
    caller: outer.caller,
  };
}
