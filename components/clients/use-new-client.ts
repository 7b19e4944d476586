"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { useTRPC } from "@/components/api/trpc";
import { useChosenClient } from "@/components/shell/client-context";
import { useOrganisation } from "@/components/shell/organisation-context";
import type { ClientName } from "./client-command";

/**
 * Whom something new is for: at first the client that the address names, or the one that the lists are for. `asked` is false where there is but one, whom the
 * server then takes.
 */
export function useNewClient(): {
  asked: boolean;
  client: ClientName | null;
  setClient(client: ClientName): void;
} {
  const { slug: org, clientCount, kind } = useOrganisation();
  const chosenClient = useChosenClient();
  const [named] = useQueryState("client", parseAsString);
  const clientId = named ?? chosenClient.clientId;
  const trpc = useTRPC();
  const [taken, setTaken] = useState<ClientName | null>(null);
  const asked = clientCount > 1 || (kind === "agency" && clientCount === 0);
  const chosen = useQuery(
    trpc.client.get.queryOptions(
      { org, clientId: clientId ?? "" },
      { enabled: asked && clientId !== undefined },
    ),
  );
  const begun = chosen.data ? { id: chosen.data.id, name: chosen.data.name } : null;
  return { asked, client: taken ?? begun, setClient: setTaken };
}
