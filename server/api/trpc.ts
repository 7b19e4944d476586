import { initTRPC } from "@trpc/server";
import superjson from "superjson";
import type { ApiContext } from "./context";
import { describeError } from "./error-shape";

/** The one instance that routers and procedures are made from. */
export const t = initTRPC.context<ApiContext>().create({
  transformer: superjson,
  isDev: false,
  errorFormatter({ shape, error }) {
    const { message, details } = describeError(error);
    return { ...shape, message, data: { ...shape.data, ...details } };
  },
});

export const router = t.router;
