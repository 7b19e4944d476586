"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { cn } from "./class-names";
import { Input } from "./input";

/** A password or key that is hidden until asked for, with a word when capitals are locked. */
export function SecretInput({
  className,
  onKeyUp,
  what = "password",
  ...props
}: Omit<ComponentProps<"input">, "type"> & { what?: string }) {
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div>
      <div className="relative">
        <Input
          type={shown ? "text" : "password"}
          className={cn("pr-10", shown && "font-mono", className)}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          {...props}
          onKeyUp={(event) => {
            setCapsLock(event.getModifierState("CapsLock"));
            onKeyUp?.(event);
          }}
        />
        <button
          type="button"
          className="focus-ring absolute inset-y-0 right-0 flex w-9 items-center justify-center rounded-md text-ink-faint hover:text-ink"
          aria-label={shown ? `Hide the ${what}` : `Show the ${what}`}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Icon className="size-4" aria-hidden />
        </button>
      </div>
      <p aria-live="polite" className="text-xs text-attention empty:hidden mt-1">
        {capsLock ? "Caps Lock is on." : ""}
      </p>
    </div>
  );
}
