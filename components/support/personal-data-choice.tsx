"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";

/** Whether shoppers' personal data is asked for, or granted. */
export function PersonalDataChoice({
  checked,
  onChange,
  label,
  help,
}: {
  checked: boolean;
  onChange(checked: boolean): void;
  label: string;
  help: string;
}) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5">
      <Checkbox
        id={id}
        aria-describedby={`${id}-help`}
        checked={checked}
        onCheckedChange={(value) => onChange(value === true)}
        className="mt-0.5"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium text-sm">
          {label}
        </label>
        <p id={`${id}-help`} className="text-ink-muted text-xs">
          {help}
        </p>
      </div>
    </div>
  );
}
