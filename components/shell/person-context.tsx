"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";

export interface Person {
  name: string;
  email: string;
  /** Of the platform's support staff. */
  staff?: boolean;
}

interface PersonValue extends Person {
  organisations: { slug: string; name: string }[];
  /** Whether they may make another organisation here. */
  mayFound: boolean;
}

const PersonContext = createContext<PersonValue | null>(null);

export function PersonProvider({
  person,
  organisations,
  mayFound = false,
  children,
}: {
  person: Person;
  organisations: PersonValue["organisations"];
  mayFound?: boolean;
  children: ReactNode;
}) {
  const value = useMemo(() => ({ ...person, organisations, mayFound }), [person, organisations, mayFound]);
  return <PersonContext.Provider value={value}>{children}</PersonContext.Provider>;
}

/** Who is signed in, and where they belong. */
export function usePerson(): PersonValue {
  const person = useContext(PersonContext);
  if (!person) throw new Error("usePerson is for pages of those who are signed in");
  return person;
}
