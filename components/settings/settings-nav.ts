/** Pages of the settings, in their order. The first one is where "Settings" leads. */
export const SETTINGS_NAV = [
  { label: "Members", path: "members" },
  { label: "Notices", path: "notices" },
  { label: "History", path: "history" },
] as const satisfies readonly { label: string; path: string }[];
