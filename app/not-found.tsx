import { Compass } from "lucide-react";
import type { Metadata } from "next";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <EmptyState
        page
        icon={Compass}
        title="There is nothing at this address"
        actions={
          <Button asChild variant="primary">
            <Link href="/">Go to the start</Link>
          </Button>
        }
      >
        It does not exist, it was removed, or it belongs to an organisation that you are not a member of.
      </EmptyState>
    </main>
  );
}
