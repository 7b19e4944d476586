import type { RouterOutputs } from "@/components/api/trpc";
import type { Role } from "@/server/domain/roles";

export type Member = RouterOutputs["member"]["list"]["members"][number];
export type Invitation = RouterOutputs["member"]["invitations"]["invitations"][number];

export const ROLE_WORDS: Record<Role, { word: string; article: string; about: string }> = {
  owner: {
    word: "Owner",
    article: "an owner",
    about: "May do everything, and decides who else is owner or admin.",
  },
  admin: {
    word: "Admin",
    article: "an admin",
    about: "Looks after connections, imports and settings, operators and viewers.",
  },
  operator: {
    word: "Operator",
    article: "an operator",
    about: "Sets imports up and runs them; changes no connection.",
  },
  viewer: {
    word: "Viewer",
    article: "a viewer",
    about: "Sees imports, runs and records; changes nothing.",
  },
};
