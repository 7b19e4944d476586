import { Compass } from "lucide-react";
import type { Metadata } from "next";
import { FreshShell } from "@/components/shell/fresh-shell";
import { Page } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "Not found" };

export default function NotFoundHere() {
  return (
    <Page crumbs={[{ label: "Not found" }]}>
      <FreshShell />
      <EmptyState page icon={Compass} title="There is nothing at this address">
        It does not exist, or it was removed. Choose a page on the left, or search.
      </EmptyState>
    </Page>
  );
}
