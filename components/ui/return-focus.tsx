"use client";

import { createContext, type ReactNode, use, useState } from "react";

interface Opener {
  open: boolean;
  element: Element | null;
}

const OpenerContext = createContext<Element | null>(null);

/**
 * Remembers what had the focus when a dialog opened. Radix gives it back to a dialog's own trigger alone, and most
 * dialogs here are opened by a state instead.
 */
export function RemembersOpener({ open = false, children }: { open?: boolean; children: ReactNode }) {
  const [opener, setOpener] = useState<Opener>({ open: false, element: null });
  // While drawing, because a field of the dialog may take the focus before any effect runs.
  if (open !== opener.open) setOpener({ open, element: open ? focused() : opener.element });
  return <OpenerContext value={opener.element}>{children}</OpenerContext>;
}

/** For a dialog's `onCloseAutoFocus`: back to what opened it, or to the page's content where that has gone meanwhile. */
export function useReturnFocus(): (event: Event) => void {
  const opener = use(OpenerContext);
  return (event) => {
    if (!opener) return;
    event.preventDefault();
    const target = opener.isConnected ? opener : document.getElementById("content");
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  };
}

/** An item of a menu goes with the menu, so its button stands in for it. */
function focused(): Element | null {
  const element = typeof document === "undefined" ? null : document.activeElement;
  const button = element?.closest('[role="menu"]')?.getAttribute("aria-labelledby");
  const opener = button ? document.getElementById(button) : element;
  return opener === document.body ? null : opener;
}
