"use client";

import type { RouterOutputs } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Link } from "@/components/ui/link";
import { partWord, SUBJECT_WORDS } from "./audit-words";

export type AuditLine = RouterOutputs["audit"]["list"]["rows"][number];

/** The same for all: above the button that spans the row. */
const linkClasses = "focus-ring relative z-10 rounded text-accent-text hover:underline";

const FOLDERS = {
  client: "clients",
  connection: "connections",
  import: "imports",
  run: "runs",
  template: "templates",
} as const;

/** A person by name, a run with its page, or a part of the house. */
export function AuditWho({ line }: { line: AuditLine }) {
  const { slug } = useOrganisation();
  if (line.actor === "support") return <>{`PrimeLink support (${line.person ?? "no longer there"})`}</>;
  if (line.actor === "person") return <>{line.person ?? "A former member"}</>;
  if (line.actor === "system" || !line.run) return <>{partWord(line.part)}</>;
  const name = `Run ${line.run.id.slice(-6)}`;
  if (!line.run.kept) return <>{name}</>;
  return (
    <Link href={`/${slug}/runs/${line.run.id}`} className={linkClasses}>
      {name}
    </Link>
  );
}

/** What it was done to, by the name it had then, with its page as long as that is there. */
export function AuditThing({ line }: { line: AuditLine }) {
  const { slug, name: organisation } = useOrganisation();
  const name = line.subject === "organisation" ? organisation : line.subjectName;
  const text = name ?? SUBJECT_WORDS[line.subject];
  if (!line.place) return <>{text}</>;
  return (
    <Link href={`/${slug}/${FOLDERS[line.place.page]}/${line.place.id}`} className={linkClasses}>
      {text}
    </Link>
  );
}
