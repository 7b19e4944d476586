import { z } from "zod";
import { checkExpression, ExpressionError } from "../expression";
import { parseTimeString } from "../time-string";

const duration = z
  .string()
  .refine((text) => parseTimeString(text) !== undefined, "is not a duration such as 30s or 2h45m");

const expression = z.string().superRefine((source, context) => {
  try {
    checkExpression(source);
  } catch (error) {
    context.addIssue({
      code: "custom",
      message: error instanceof ExpressionError ? error.message : "is not CEL",
    });
  }
});

const concurrencyLimit = z.strictObject({
  limit: z.number().int().min(0),
  key: expression.optional(),
  scope: z.enum(["fn", "env", "account"]).default("fn"),
});

const eventTrigger = z.strictObject({ event: z.string().min(1), expression: expression.optional() });
const cronTrigger = z.strictObject({ cron: z.string().min(1) });

/**
 * A function as the SDK registers it (SDK specification 4.3.2). Strict: an option that the executor does not know
 * is refused when the app registers, never dropped in silence.
 */
export const functionConfig = z.strictObject({
  id: z.string().min(1),
  name: z.string().optional(),
  triggers: z.array(z.union([eventTrigger, cronTrigger])),
  steps: z.strictObject({
    step: z.object({
      runtime: z.object({ type: z.literal("http"), url: z.string() }),
      // The SDK calls the number of retries "attempts"; without it three are made.
      retries: z.object({ attempts: z.number().int().min(0).max(20).default(3) }).default({ attempts: 3 }),
    }),
  }),
  concurrency: z
    .union([
      z
        .number()
        .int()
        .min(0)
        .transform((limit) => [{ limit, scope: "fn" as const, key: undefined }]),
      concurrencyLimit.transform((one) => [one]),
      z.array(concurrencyLimit).max(2),
    ])
    .default([]),
  cancel: z
    .array(z.strictObject({ event: z.string(), if: expression.optional(), timeout: z.string().optional() }))
    .default([]),
  idempotency: expression.optional(),
  singleton: z.strictObject({ key: expression.optional(), mode: z.enum(["skip", "cancel"]) }).optional(),
  priority: z.strictObject({ run: expression.optional() }).optional(),
  rateLimit: z
    .strictObject({ limit: z.number().int().min(1), period: duration, key: expression.optional() })
    .optional(),
  throttle: z
    .strictObject({
      limit: z.number().int().min(1),
      period: duration,
      burst: z.number().int().min(1).default(1),
      key: expression.optional(),
    })
    .optional(),
  debounce: z
    .strictObject({ period: duration, timeout: duration.optional(), key: expression.optional() })
    .optional(),
  timeouts: z.strictObject({ start: duration.optional(), finish: duration.optional() }).optional(),
});

export type FunctionConfig = z.infer<typeof functionConfig>;
export type ConcurrencyLimit = FunctionConfig["concurrency"][number];

export const registration = z.object({
  url: z.string(),
  appName: z.string().min(1).optional(),
  app_id: z.string().min(1).optional(),
  functions: z.array(z.unknown()),
});
