"use client";

import { NativeSelect } from "@/components/ui/native-select";
import type { ProductVariant } from "@/server/domain/product";

/** Which variant of the previewed product the rules of variations are shown on. */
export function VariantPicker({
  variants,
  chosen,
  onChoose,
}: {
  variants: readonly ProductVariant[];
  chosen: string | null;
  onChoose(id: string): void;
}) {
  if (variants.length === 0) {
    return <p className="text-ink-muted text-sm">This product has no variants.</p>;
  }
  return (
    <div className="w-52">
      <NativeSelect
        aria-label="Previewed variant"
        value={chosen ?? ""}
        onChange={(event) => onChoose(event.target.value)}
      >
        {variants.map((variant) => (
          <option key={variant.sourceId} value={variant.sourceId}>
            {variant.choices.map((choice) => choice.value).join(" / ") || variant.sku || variant.sourceId}
          </option>
        ))}
      </NativeSelect>
    </div>
  );
}
