import { z } from "zod";

/** An operation that the SDK reports (SDK specification 5.3); what it does not name is left as it is. */
export const operation = z.object({
  op: z.string(),
  id: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
  opts: z.record(z.string(), z.unknown()).nullish(),
});

export type Operation = z.infer<typeof operation>;

export const waitOptions = z.object({
  timeout: z.string(),
  event: z.string().optional(),
  if: z.string().optional(),
});

export const invokeOptions = z.object({
  function_id: z.string(),
  payload: z.looseObject({ data: z.record(z.string(), z.unknown()).nullish() }).nullish(),
  timeout: z.string().optional(),
});

export function labelOf(op: Operation): string {
  return op.displayName ?? op.name ?? op.id;
}

/** Steps of `group.parallel({ mode: "race" })`: the function goes on after each of them. */
export function isRace(op: Operation): boolean {
  return op.opts?.parallelMode === "race";
}

const errorBody = z.object({
  name: z.string().optional(),
  message: z.string().optional(),
  error: z.string().optional(),
  stack: z.string().optional(),
});

/** Whatever an app reports as an error, in the shape that the SDK throws again. */
export function errorOf(raw: unknown) {
  const parsed = errorBody.safeParse(raw);
  const { name, message, error, stack } = parsed.success ? parsed.data : { error: String(raw) };
  return {
    name: name || "Error",
    message: message || error || "The app reported an error without a message.",
    ...(stack === undefined ? {} : { stack }),
  };
}
