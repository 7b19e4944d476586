import type { Platform } from "@/server/connectors/core/platform";
import { check } from "./check/check";
import { connectTarget } from "./connect";
import { cleanCredentials } from "./credentials";
import { descriptor } from "./descriptor";
import { TARGET_FIELDS } from "./fields/catalogue";

export {
  type AuthorizedKey,
  type AuthorizeRequest,
  type AuthorizeResult,
  authorizedKeySchema,
  authorizeUrl,
} from "./authorize";

export const woocommerce: Platform = {
  descriptor,
  cleanCredentials,
  check,
  target: { fields: TARGET_FIELDS, connect: connectTarget },
};
