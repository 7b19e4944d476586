/** How an import stands to a template: whether it holds its latest version, an earlier one, another one's, or none. */
export const TEMPLATE_USES = ["behind", "current", "other", "none"] as const;
export type TemplateUse = (typeof TEMPLATE_USES)[number];
