import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { AuthCard } from "./auth-card";

/** The same for links that never were, were used, or are too old. */
export function VoidLink({ href, label }: { href: string; label: string }) {
  return (
    <AuthCard
      title="This link works no more"
      description="It has been used, it is older than an hour, or a newer one took its place."
    >
      <Button asChild variant="primary" size="lg" className="w-full">
        <Link href={href}>{label}</Link>
      </Button>
    </AuthCard>
  );
}
