import type { RouterOutputs } from "@/components/api/trpc";

type Look = RouterOutputs["invitation"]["look"];
export type OpenLook = Extract<Look, { state: "open" }>;
export type EndedLook = Exclude<Look, { state: "open" }>;
