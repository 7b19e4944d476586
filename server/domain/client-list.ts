/** What a client may still be without: filters of the list. */
export const CLIENT_LACKS = ["connections", "imports"] as const;
export type ClientLack = (typeof CLIENT_LACKS)[number];
