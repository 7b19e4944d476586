/**
 * Why a run stopped, as a code. The sentence itself may hold what a store has said; the code and its words never do,
 * so they are what is shown of it to those who may not look into the run. `like` is what sentences of it hold, in the
 * form that Postgres' LIKE takes; the first that fits counts.
 */
export const FAILURE_CAUSES = {
  token_refused: {
    title: "The source's token was refused",
    remedy: "The organisation makes a new token and enters it in the connection.",
    like: ["does not accept the access token"],
  },
  scope_missing: {
    title: "The source's token lacks a scope",
    remedy: "The organisation adds the scope that Test connection names.",
    like: ["access token lacks"],
  },
  key_refused: {
    title: "The shop's key was refused",
    remedy: "The organisation makes a new key with read and write permission.",
    like: [
      "The key may only",
      "The key's user may not do this",
      "The consumer secret is not the key's.",
      "The shop does not accept the key",
      "The shop does not know the consumer key",
      "The shop computes another signature.",
      "The shop holds the request's time for wrong.",
    ],
  },
  connection_off: {
    title: "A connection is disabled or gone",
    remedy: "The organisation enables it, or chooses another one in the import.",
    like: ["The connection % is disabled.", "The connection was removed."],
  },
  store_closed: {
    title: "The source store is suspended or its plan has ended",
    remedy: "The organisation signs in to the store's control panel.",
    like: ["does not answer for this store"],
  },
  address_wrong: {
    title: "The store's address is wrong or leads elsewhere",
    remedy: "The organisation corrects the address or the store hash in the connection.",
    like: [
      "The shop's address leads on to",
      "The connection has no store hash yet.",
      "The address of % could not be found.",
      "does not know the address",
      "has no WooCommerce REST API",
    ],
  },
  firewall: {
    title: "Something in front of the shop refused requests",
    remedy: "The organisation allows PrimeLink in the shop's firewall or security plugin.",
    like: ["Something in front of the shop"],
  },
  certificate: {
    title: "The store's certificate is not valid",
    remedy: "The organisation renews it.",
    like: ["certificate is not valid"],
  },
  address_refused: {
    title: "The store's address is not one that may be fetched",
    remedy: "It is private or blocked by this installation's rules.",
    like: ["was not opened", "Only addresses that begin with", "The address contains a user name"],
  },
  unreachable: {
    title: "A store did not answer",
    remedy: "Retry once the store is up again.",
    like: ["did not answer in time", "could not be reached", "answered with error", "is busy (it answered"],
  },
  quota_spent: {
    title: "A store's quota was spent for too long",
    remedy: "Retry later, or ask the organisation which other apps use it up.",
    like: ["too many requests were made"],
  },
  answer_unreadable: {
    title: "A store's answer could not be read",
    remedy: "Ask for access and look at the technical part.",
    like: [
      "in a form that is not understood",
      "cannot be read",
      "did not tell its currency",
      "does not tell the store's currency",
      "is not known. Choose another",
    ],
  },
  request_refused: {
    title: "The source refused a request",
    remedy: "Ask for access and look at the technical part.",
    like: ["refused the request"],
  },
} as const satisfies Record<string, { title: string; remedy: string; like: readonly string[] }>;

type KnownCause = keyof typeof FAILURE_CAUSES;

/** `other`: the sentence is none of them, or there is none. */
export type FailureCause = KnownCause | "other";

export const KNOWN_FAILURES = Object.keys(FAILURE_CAUSES) as KnownCause[];

const OTHER = {
  title: "The run stopped for another reason",
  remedy: "Ask for access and look at the technical part.",
};

export function failureWords(cause: FailureCause): { title: string; remedy: string } {
  return cause === "other" ? OTHER : FAILURE_CAUSES[cause];
}

/** The same as the queue's query finds it. */
export function failureCauseOf(sentence: string): FailureCause {
  const fits = (pattern: string) =>
    new RegExp(
      pattern
        .split("%")
        .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
        .join(".*"),
      "s",
    ).test(sentence);
  return KNOWN_FAILURES.find((cause) => FAILURE_CAUSES[cause].like.some(fits)) ?? "other";
}
