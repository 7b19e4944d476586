"use client";

import { Disclosure } from "@/components/ui/disclosure";
import { formatCounted } from "@/components/ui/number";
import type { MappingRule } from "@/server/mapping/rule";
import { CUSTOM_FIELD_PREFIX, PRODUCT_PREFIX } from "@/server/mapping/source-reader";
import { templateFields } from "@/server/mapping/transform";
import { isEmptyValue } from "@/server/mapping/value";
import { useStudio } from "./studio-context";
import { ValueView } from "./value-view";

function usedKeys(rules: readonly MappingRule[]): Set<string> {
  return new Set(
    rules
      .filter((rule) => rule.enabled)
      .flatMap((rule) => [
        ...(rule.source === null ? [] : [rule.source]),
        ...rule.transforms.flatMap((transform) => {
          if (transform.kind === "first") return transform.sources;
          return transform.kind === "template" ? templateFields(transform.template) : [];
        }),
      ]),
  );
}

/** Source fields that hold something in this record and that no rule reads: what would be lost. */
export function UnusedFields({ rules }: { rules: readonly MappingRule[] }) {
  const { fields, read, names, level } = useStudio();
  if (!read) return null;
  const used = usedKeys(rules.filter((rule) => rule.level === level));
  const lost = fields.filter((field) => {
    if (used.has(field.key) || field.key.startsWith(PRODUCT_PREFIX)) return false;
    // Custom fields all come along as one, unless that was taken out.
    if (field.key.startsWith(CUSTOM_FIELD_PREFIX) && used.has("customFields")) return false;
    return !isEmptyValue(read(field.key));
  });
  if (lost.length === 0) return null;
  return (
    <Disclosure summary={`${formatCounted(lost.length, "source field")} of this record not brought over`}>
      <dl className="grid gap-x-6 gap-y-1.5 rounded-lg border bg-surface p-4 sm:grid-cols-2 xl:grid-cols-3">
        {lost.map((field) => (
          <div key={field.key} className="flex min-w-0 items-baseline justify-between gap-3">
            <dt className="shrink-0 text-sm">{field.label}</dt>
            <dd className="min-w-0 overflow-hidden">
              <ValueView value={read(field.key) ?? null} type={field.type} names={names} />
            </dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}
