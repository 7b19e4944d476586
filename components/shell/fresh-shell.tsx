"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/**
 * Draws the frame around the page anew. It is kept from page to page, so whoever was removed from the organisation, and
 * support whose access has ended, would go on seeing it around pages that are there no more.
 */
export function FreshShell() {
  const router = useRouter();
  useEffect(() => router.refresh(), [router]);
  return null;
}
