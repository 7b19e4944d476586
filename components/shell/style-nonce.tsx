"use client";

import { setNonce } from "get-nonce";

/**
 * Lets dialogs, which keep the page behind them from scrolling by a style element, write it under the page's policy.
 * Set while drawing, because a dialog may be open at once.
 */
export function StyleNonce({ nonce }: { nonce: string | undefined }) {
  if (typeof window !== "undefined" && nonce) setNonce(nonce);
  return null;
}
