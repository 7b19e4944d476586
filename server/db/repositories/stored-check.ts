import { z } from "zod";
import { CHECK_STATES } from "@/server/connectors/core/descriptor";

/** What is kept of a connection test. */
export const storedCheckSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      right: z.string().optional(),
      state: z.enum(CHECK_STATES),
      detail: z.string(),
      remedy: z.string().optional(),
      technical: z.string().optional(),
    }),
  ),
  usable: z.boolean(),
});
export type StoredCheck = z.infer<typeof storedCheckSchema>;
