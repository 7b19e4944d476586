"use client";

import { Card, CardHeader } from "@/components/ui/card";
import { AttentionItems } from "./attention-items";
import type { Overview } from "./overview-page";

/** What needs a look, the worst first, each with what to do. */
export function AttentionList({ items }: { items: Overview["attention"] }) {
  return (
    <Card>
      <CardHeader title="Needs a look" />
      <AttentionItems items={items} />
    </Card>
  );
}
