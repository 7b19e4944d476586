import type { ImportDetails } from "@/components/imports/import-words";
import type { ImportOptions } from "@/server/domain/import-settings";

/** What the form of each entity's options is given. */
export interface OptionFormProps {
  details: Pick<ImportDetails, "id" | "entity" | "target" | "retirements" | "lastRun">;
  options: ImportOptions;
  onChange(part: Partial<ImportOptions>): void;
}
