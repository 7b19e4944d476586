import type { Platform } from "../core/platform";
import { check } from "./check";
import { cleanCredentials } from "./credentials";
import { descriptor } from "./descriptor";
import { connectSource } from "./source";
import { receiver } from "./webhooks/receiver";

export const bigcommerce: Platform = {
  descriptor,
  cleanCredentials,
  check,
  source: { connect: (credentials, context) => connectSource(credentials, context), receiver },
};
