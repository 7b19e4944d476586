import { RestError } from "./errors";
import type { RestRequest } from "./request";

/** WordPress answers 401 to somebody unknown and 403 to somebody known without the right. */
export function refuse(request: RestRequest, code: string, message: string): never {
  throw new RestError(code, message, request.caller ? 403 : 401);
}

const texts = {
  list: ["woocommerce_rest_cannot_view", "Sorry, you cannot list resources."],
  view: ["woocommerce_rest_cannot_view", "Sorry, you cannot view this resource."],
  create: ["woocommerce_rest_cannot_create", "Sorry, you are not allowed to create resources."],
  edit: ["woocommerce_rest_cannot_edit", "Sorry, you are not allowed to edit this resource."],
  delete: ["woocommerce_rest_cannot_delete", "Sorry, you are not allowed to delete this resource."],
  batch: ["woocommerce_rest_cannot_batch", "Sorry, you are not allowed to batch manipulate this resource."],
} as const;

export type Right = keyof typeof texts;

/** Refuses everybody who may not manage the shop. */
export function demand(right: Right): (request: RestRequest) => void {
  return (request) => {
    if (request.caller?.manager) return;
    const [code, message] = texts[right];
    refuse(request, code, message);
  };
}
