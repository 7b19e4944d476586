import { serve } from "inngest/next";
import { house } from "@/server/composition";
import { inngest } from "@/server/inngest/client";
import { inngestFunctions } from "@/server/inngest/functions";

/** A step may take long: a page of a slow store, or a batch with pictures. */
export const maxDuration = 300;

export const { GET, POST, PUT } = serve({ client: inngest, functions: inngestFunctions(house) });
