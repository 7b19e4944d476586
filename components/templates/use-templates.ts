"use client";

import { useOrganisation } from "@/components/shell/organisation-context";

/** Templates are for agencies: whether this person is to see them, and may make them. */
export function useTemplates(): { shown: boolean; mayManage: boolean; mayGive: boolean } {
  const { kind, scopes } = useOrganisation();
  const shown = kind === "agency" && scopes.includes("template:read");
  return {
    shown,
    mayManage: shown && scopes.includes("template:manage"),
    mayGive: shown && scopes.includes("import:manage"),
  };
}
