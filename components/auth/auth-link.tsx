import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";

export function AuthLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="focus-ring rounded text-accent-text underline underline-offset-4">
      {children}
    </Link>
  );
}
