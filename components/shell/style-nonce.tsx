"use client";

import { getNonce, setNonce } from "get-nonce";

/**
 * Lets dialogs, which keep the page behind them from scrolling by a style element, write it under the page's policy.
 * Set while drawing, because a dialog may be open at once; and once alone, because the policy is the document's own, while
 * a refresh draws this again with the nonce of its own request.
 */
export function StyleNonce({ nonce }: { nonce: string | undefined }) {
  if (typeof window !== "undefined" && nonce && !getNonce()) setNonce(nonce);
  return null;
}
