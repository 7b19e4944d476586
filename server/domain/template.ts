/** How an import stands to a template: whether it holds its latest version, an earlier one, another one's, or none. */
export const TEMPLATE_USES = ["behind", "current", "other", "none"] as const;
export type TemplateUse = (typeof TEMPLATE_USES)[number];

/** Clients by whether they have an import from a template. */
export const CLIENT_USES = ["without", "with"] as const;
export type ClientUse = (typeof CLIENT_USES)[number];
