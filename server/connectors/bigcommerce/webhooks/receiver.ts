import type { WebhookReceiver } from "../../core/source";
import { readEvent } from "./read-event";
import { SECRET_HEADER, verifyPost } from "./verify-post";

export const receiver: WebhookReceiver = {
  secretHeader: SECRET_HEADER,
  verify: verifyPost,
  read: readEvent,
};
