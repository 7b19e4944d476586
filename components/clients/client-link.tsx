"use client";

import { useOrganisation } from "@/components/shell/organisation-context";
import { Link } from "@/components/ui/link";

/** A client by name, leading to its page. */
export function ClientLink({ client }: { client: { id: string; name: string } }) {
  const { slug } = useOrganisation();
  return (
    <Link
      href={`/${slug}/clients/${client.id}`}
      className="focus-ring rounded text-accent-text underline underline-offset-2"
    >
      {client.name}
    </Link>
  );
}
