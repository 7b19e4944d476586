"use client";

import type { ComponentProps } from "react";
import { NativeSelect } from "@/components/ui/native-select";

const zones = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];

/** All zones that the browser knows. Native, because four hundred entries want the system's own list. */
export function TimeZoneSelect(props: ComponentProps<"select">) {
  return (
    <NativeSelect {...props}>
      {zones.map((zone) => (
        <option key={zone} value={zone}>
          {zone.replaceAll("_", " ")}
        </option>
      ))}
    </NativeSelect>
  );
}
