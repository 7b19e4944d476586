"use client";

import { ChevronsUpDown, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Link } from "@/components/ui/link";
import { LogoMark } from "./logo";
import { useOrganisation } from "./organisation-context";
import { usePerson } from "./person-context";

/** Names the organisation; for a person with several, or who may make another, it is a menu. */
export function OrganisationSwitcher() {
  const organisation = useOrganisation();
  const { organisations, mayFound } = usePerson();
  const router = useRouter();
  const name = (
    <>
      <LogoMark />
      <span className="min-w-0 flex-1 text-left">
        <span className="block truncate font-semibold text-sm leading-4.5">{organisation.name}</span>
        <span className="block text-ink-muted text-xs capitalize leading-4">{organisation.role}</span>
      </span>
    </>
  );
  if (organisations.length < 2 && !mayFound) {
    return <div className="flex items-center gap-2.5 px-1.5 py-1">{name}</div>;
  }
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="focus-ring flex items-center gap-2.5 rounded-lg px-1.5 py-1 hover:bg-hover">
        {name}
        <ChevronsUpDown className="size-4 shrink-0 text-ink-faint" aria-hidden />
        <span className="sr-only">Change organisation</span>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-58">
        <DropdownMenuLabel>Organisations</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={organisation.slug} onValueChange={(slug) => router.push(`/${slug}`)}>
          {organisations.map((other) => (
            <DropdownMenuRadioItem key={other.slug} value={other.slug}>
              <span className="truncate">{other.name}</span>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        {mayFound ? (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem asChild>
              <Link href="/new-organisation">
                <Plus aria-hidden />
                New organisation
              </Link>
            </DropdownMenuItem>
          </>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
