/** An agency works for clients; a merchant has its own stores alone. */
export const ORGANISATION_KINDS = ["agency", "merchant"] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
