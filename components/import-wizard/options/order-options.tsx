"use client";

import { useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Note } from "./note";
import type { OptionFormProps } from "./option-form";

export function OrderOptions({ details }: Pick<OptionFormProps, "details">) {
  const { slug } = useOrganisation();
  const target = details.target?.name ?? "the target";
  return (
    <>
      <Note title="Orders arrive in silence">
        <p>
          Neither customers nor the shop's staff are mailed about them, and no stock is moved: the goods left
          when the orders were placed. Each order comes to what was paid at the source.
        </p>
      </Note>
      <Note title="Customers and products first">
        <p>
          Orders are linked to the customers and products that other imports have brought into "{target}". Run
          those first; an order whose customer or product is missing keeps its names and amounts, and says so.
        </p>
      </Note>
      <Note title="Statuses are translated by the mapping">
        <p>
          Which status of the source becomes which one in the shop stands in a value table that you can
          change.
        </p>
        <div>
          <Button asChild size="sm">
            {/* What was changed here is kept for this tab, so going there loses nothing. */}
            <Link href={`/${slug}/imports/${details.id}/edit/mapping?find=status`}>
              See how statuses are translated
            </Link>
          </Button>
        </div>
      </Note>
    </>
  );
}
