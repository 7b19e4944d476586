import type { Platform } from "@/server/connectors/core/platform";
import { authorization } from "./authorize";
import { check } from "./check/check";
import { connectTarget } from "./connect";
import { cleanCredentials } from "./credentials";
import { descriptor } from "./descriptor";
import { TARGET_LIMITS } from "./entities/limits";
import { TARGET_RETIREMENTS } from "./entities/retirements";
import { TARGET_FIELDS } from "./fields/catalogue";

export const woocommerce: Platform = {
  descriptor,
  cleanCredentials,
  check,
  authorization,
  target: {
    fields: TARGET_FIELDS,
    limits: TARGET_LIMITS,
    retirements: TARGET_RETIREMENTS,
    connect: connectTarget,
  },
};
