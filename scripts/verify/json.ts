/**
 * A store's answer as it came. The comparison of two stores reads it without the app's schemas, on purpose:
 * what judges the import must not share its mistakes.
 */
// biome-ignore lint/suspicious/noExplicitAny: answers are read raw here, see above
export type Json = any;
