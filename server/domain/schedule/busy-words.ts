/** What a schedule says of a time at which another run was going. Nothing is wrong then. */
export const BUSY_WORDS = {
  waits: "A run of this import is still going. This one starts when it has ended.",
  skipped: "A run of this import was still going, so this time was passed over.",
} as const;
