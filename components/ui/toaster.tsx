"use client";

import { CircleCheck, CircleX, Info, TriangleAlert } from "lucide-react";
import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";

function themeOf(theme: string | undefined): "light" | "dark" | "system" {
  return theme === "light" || theme === "dark" ? theme : "system";
}

export function Toaster() {
  const { theme } = useTheme();
  return (
    <Sonner
      theme={themeOf(theme)}
      position="bottom-right"
      // Above the buttons that some pages keep at their foot.
      offset={{ bottom: 76, right: 20 }}
      mobileOffset={{ bottom: 76 }}
      closeButton
      icons={{
        success: <CircleCheck className="size-4 text-good" aria-hidden />,
        error: <CircleX className="size-4 text-broken" aria-hidden />,
        warning: <TriangleAlert className="size-4 text-attention" aria-hidden />,
        info: <Info className="size-4 text-running" aria-hidden />,
      }}
      toastOptions={{
        classNames: {
          toast: "border! border-line! bg-raised! text-ink! shadow-pop! font-sans!",
          description: "text-ink-muted!",
        },
      }}
    />
  );
}
