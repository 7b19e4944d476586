"use client";

import { usePathname, useRouter } from "next/navigation";
import { parseAsInteger, useQueryStates } from "nuqs";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { addressOf, isNarrowed, listFor } from "./client-address";
import { clientParser } from "./client-param";
import { hasClients } from "./navigation";
import { useOrganisation } from "./organisation-context";

interface ChosenClient {
  /** Undefined: all of them. */
  clientId: string | undefined;
  choose(clientId: string | null): void;
  /** The address of a page below the organisation's own, which keeps to the client where it can. */
  addressOf(path: string): string;
}

const ClientContext = createContext<ChosenClient | null>(null);

/**
 * Whom a person works for just now. The address of a list says so, and is right; on other pages the last choice is
 * remembered, in this browser tab, for the lists that one goes to from there.
 */
export function ClientProvider({ children }: { children: ReactNode }) {
  const organisation = useOrganisation();
  const { slug } = organisation;
  const start = hasClients(organisation) ? "board" : "overview";
  const path = usePathname().slice(`/${slug}`.length);
  const router = useRouter();
  const [address, setAddress] = useQueryStates(
    { ...clientParser, page: parseAsInteger },
    { history: "push" },
  );
  const [kept, setKept] = useState<string | null>(null);
  const told = isNarrowed(path, start);
  const key = `client/${slug}`;

  useEffect(() => {
    if (!told) setKept((now) => now ?? window.sessionStorage.getItem(key));
  }, [told, key]);
  useEffect(() => {
    if (!told) return;
    setKept(address.client);
    if (address.client) window.sessionStorage.setItem(key, address.client);
    else window.sessionStorage.removeItem(key);
  }, [told, address.client, key]);

  const clientId = (told ? address.client : kept) ?? undefined;
  const choose = useCallback(
    (next: string | null) => {
      if (told) {
        void setAddress({ client: next, page: null });
        return;
      }
      setKept(next);
      if (next) window.sessionStorage.setItem(key, next);
      else window.sessionStorage.removeItem(key);
      const list = listFor(path, next);
      if (list) router.push(addressOf({ slug, start }, list, next ?? undefined));
    },
    [told, setAddress, key, path, router, slug, start],
  );
  const value = useMemo(
    () => ({ clientId, choose, addressOf: (page: string) => addressOf({ slug, start }, page, clientId) }),
    [clientId, choose, slug, start],
  );
  return <ClientContext.Provider value={value}>{children}</ClientContext.Provider>;
}

export function useChosenClient(): ChosenClient {
  const chosen = useContext(ClientContext);
  if (!chosen) throw new Error("useChosenClient is for pages below /[org]");
  return chosen;
}

/** Whether lists have to say whose each thing is: there are several clients, and not one of them is chosen. */
export function useNamesClients(): boolean {
  const { clientCount } = useOrganisation();
  return useChosenClient().clientId === undefined && clientCount > 1;
}
