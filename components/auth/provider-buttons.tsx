"use client";

import { signIn } from "next-auth/react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { SignInProvider } from "@/server/domain/sign-in-provider";
import { ProviderMark } from "./provider-mark";

/** Ways in without a password of one's own, where the installation has them. */
export function ProviderButtons({
  providers,
  callbackPath,
}: {
  providers: { id: SignInProvider; name: string }[];
  callbackPath: string;
}) {
  const [leaving, setLeaving] = useState<SignInProvider | null>(null);
  if (providers.length === 0) return null;
  return (
    <div className="grid gap-2.5">
      <p className="flex items-center gap-3 text-ink-muted text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or
      </p>
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          size="lg"
          pending={leaving === id}
          disabled={leaving !== null}
          onClick={() => {
            setLeaving(id);
            void signIn(id, { callbackUrl: callbackPath }).catch(() => setLeaving(null));
          }}
        >
          {leaving === id ? null : <ProviderMark provider={id} />}
          Continue with {name}
        </Button>
      ))}
    </div>
  );
}
