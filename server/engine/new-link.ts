import type { Link } from "./ports";

/** A line of the ledger of which no more is known than which object stands for which. */
export function newLink(pair: Pick<Link, "kind" | "sourceId" | "targetId"> & Partial<Link>): Link {
  return {
    parentSourceId: null,
    hash: "",
    fieldHashes: {},
    missing: false,
    readHash: null,
    stockHash: null,
    retired: null,
    ...pair,
  };
}
