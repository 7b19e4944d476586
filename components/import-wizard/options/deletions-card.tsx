"use client";

import { Field } from "@/components/form/field";
import { ENTITY_WORDS } from "@/components/imports/import-words";
import { RETIREMENT_WORDS } from "@/components/imports/option-words";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import { DEFAULT_OPTIONS, deletionsSchema, type ImportOptions } from "@/server/domain/import-settings";
import { Choice } from "../choice";
import { Note } from "./note";
import type { OptionFormProps } from "./option-form";

const DEFAULT_SHARE = DEFAULT_OPTIONS.deletions.stopAbovePercent;

/** A sentence when the share is no share; nothing when it is well. */
export function shareError({ deletions }: Pick<ImportOptions, "deletions">): string | undefined {
  const ok = deletionsSchema.shape.stopAbovePercent.safeParse(deletions.stopAbovePercent).success;
  return ok ? undefined : "Write a whole number from 1 to 100.";
}

/** What becomes of records in the target that are gone at the source, as far as the target offers anything. */
export function DeletionsCard({
  details,
  options,
  error,
  onChange,
}: OptionFormProps & { error: string | undefined }) {
  const { entity, retirements } = details;
  const { deletions } = options;
  const { one, few } = ENTITY_WORDS[entity];
  if (retirements.length === 0) return <NothingOffered details={details} />;
  const policies = ["keep", ...retirements] as const;
  const answers = Object.fromEntries(policies.map((policy) => [policy, RETIREMENT_WORDS[policy]]));
  const change = (part: Partial<ImportOptions["deletions"]>) =>
    onChange({ deletions: { ...deletions, ...part } });
  return (
    <Card>
      <CardHeader
        title="Gone at the source"
        description={`Only ${few} that an import has brought over. What the shop has made itself is never touched.`}
      />
      <CardContent className="grid gap-5">
        <Choice
          question={`When a ${one} no longer exists at the source`}
          value={deletions.policy}
          onChange={(policy) =>
            // A wrong share is not left behind where its input is no longer shown.
            change({ policy, ...(shareError(options) ? { stopAbovePercent: DEFAULT_SHARE } : {}) })
          }
          answers={answers as Record<ImportOptions["deletions"]["policy"], (typeof RETIREMENT_WORDS)["keep"]>}
          columns={2}
        />
        {deletions.policy === "keep" ? null : (
          <Field
            label="Stop when more than this share would go"
            help="In per cent of all that were brought over. A run that would take away more than this share takes none and asks first: it may be a mistake at the source, such as a catalogue that was emptied."
            error={error}
            className="max-w-md"
          >
            <Input
              type="number"
              inputMode="numeric"
              min={1}
              max={100}
              step={1}
              className="w-28 tabular-nums"
              value={deletions.stopAbovePercent === 0 ? "" : deletions.stopAbovePercent}
              onChange={(event) =>
                change({ stopAbovePercent: event.target.value === "" ? 0 : event.target.valueAsNumber })
              }
            />
          </Field>
        )}
      </CardContent>
    </Card>
  );
}

function NothingOffered({ details }: Pick<OptionFormProps, "details">) {
  const { many } = ENTITY_WORDS[details.entity];
  return details.entity === "customers" ? (
    <Note title="Customers that are gone at the source keep their accounts">
      <p>
        WordPress has no trash for accounts: one that is removed is gone for good, and its orders lose their
        customer. So accounts stay; remove them by hand where you want to.
      </p>
    </Note>
  ) : (
    <Note title={`${many} that are gone at the source stay`}>
      <p>The target offers no way to take them out of sight that could be undone.</p>
    </Note>
  );
}
