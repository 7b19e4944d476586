import { ShieldCheck } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";

export function SecondFactorNeeded({ sentence }: { sentence: string }) {
  return (
    <EmptyState
      page
      icon={ShieldCheck}
      title="Two-step sign-in is needed here"
      actions={
        <Button asChild variant="primary">
          <Link href="/account/second-factor">Switch it on</Link>
        </Button>
      }
    >
      {sentence}
    </EmptyState>
  );
}
