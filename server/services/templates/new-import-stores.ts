import type { CandidateClient } from "@/server/db/repositories/templates-imports";
import type { Entity } from "@/server/domain/entity";
import type { ServiceDeps } from "@/server/services/deps";

interface Store {
  id: string;
  name: string;
}

export interface ClientStores {
  /** Connections that could be read, and those that could be written. */
  sources: Store[];
  targets: Store[];
  /** What has to be done first, in sentences; empty when an import can be made. */
  lacks: string[];
}

type Side = "source" | "target";
type Connection = CandidateClient["connections"][number];

const NAMES: Record<Side, string> = { source: "a store to read from", target: "a shop to write into" };

/** Between which stores of a client an import could work. */
export function storesOf(
  deps: Pick<ServiceDeps, "platforms">,
  client: CandidateClient,
  entity: Entity,
): ClientStores {
  const canBe = (side: Side) => (connection: Connection) => {
    const platform = deps.platforms.find(connection.platform);
    return side === "source"
      ? platform?.source !== undefined
      : platform?.target?.fields[entity] !== undefined;
  };
  const works = ({ status }: Connection) => status === "usable" || status === "unchecked";
  const lacks: string[] = [];
  const take = (side: Side): Store[] => {
    const all = client.connections.filter(canBe(side));
    const usable = all.filter(works);
    const [first] = all;
    if (usable.length === 0) {
      lacks.push(
        first
          ? `"${first.name}" ${first.status === "disabled" ? "is disabled. Enable it" : "fails its test. Mend it"} under Connections.`
          : `It has no connection to ${NAMES[side]}. Add one under Connections.`,
      );
    }
    return usable.map(({ id, name }) => ({ id, name }));
  };
  return { sources: take("source"), targets: take("target"), lacks };
}
