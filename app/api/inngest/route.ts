import { serve } from "inngest/next";
import { house } from "@/server/composition";
import { env } from "@/server/env";
import { inngest } from "@/server/inngest/client";
import { joinCalls } from "@/server/inngest/embedded/app/join-calls";
import { inngestFunctions } from "@/server/inngest/functions";

/** A step may take long: a page of a slow store, or a batch with pictures. */
export const maxDuration = 300;

const handlers = serve({ client: inngest, functions: inngestFunctions(house) });

export const { GET, PUT } = handlers;
export const POST = joinCalls(handlers.POST, () => env().INNGEST_SIGNING_KEY);
