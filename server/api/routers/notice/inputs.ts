import { z } from "zod";
import { NOTICE_CHANNEL_KINDS } from "@/server/domain/notice";

const name = z.string().trim().min(1, "Give it a name.").max(100, "Use at most 100 characters.");
/** Whether it suits the kind of channel is checked by the use case, which knows it. */
const address = z.string().trim().min(1, "Give the address.").max(2_000, "This address is too long.");
const percent = z.coerce
  .number({ error: "Give a number from 0 to 100." })
  .int("Give a whole number.")
  .min(0, "Give a number from 0 to 100.")
  .max(100, "Give a number from 0 to 100.");

export const channelInput = z.object({ channelId: z.string().max(100) });
export const createChannelInput = z.object({ kind: z.enum(NOTICE_CHANNEL_KINDS), name, address });
export const updateChannelInput = channelInput.extend({ name, address: address.optional() });
export const enableChannelInput = channelInput.extend({ enabled: z.boolean() });
export const thresholdInput = z.object({ percent });
export const importThresholdInput = z.object({ importId: z.string().max(100), percent: percent.nullable() });
