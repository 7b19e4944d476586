import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { appRouter } from "@/server/api/root";
import { t } from "@/server/api/trpc";
import type { SignedInUser } from "@/server/auth/verify-sign-in";
import { deps } from "../../integration/imports/stores";

const createCaller = t.createCallerFactory(appRouter);

/** What a caller gets to see: the answer, or the refusal with its sentence. */
export type Outcome = { answer: string } | { code: string; sentence: string; malformed?: true };

/** Calls a procedure by its path, as its page would. */
export async function call(
  user: SignedInUser | null,
  path: string,
  input: Record<string, unknown>,
): Promise<Outcome> {
  let target: unknown = createCaller({ user, deps });
  for (const name of path.split(".")) target = (target as Record<string, unknown>)[name];
  try {
    const answer = await (target as (input: unknown) => Promise<unknown>)(input);
    return { answer: JSON.stringify(answer) ?? "nothing" };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const { code, message: sentence, cause } = error;
    return { code, sentence, ...(cause instanceof ZodError ? { malformed: true as const } : {}) };
  }
}

export function codeOf(outcome: Outcome): string {
  return "answer" in outcome ? "answered" : outcome.code;
}
