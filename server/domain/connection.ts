/** What is known of a connection since its last test, or that it was switched off. */
export const CONNECTION_STATUSES = ["unchecked", "usable", "failing", "disabled"] as const;
