"use client";

import type { FieldErrors, UseFormRegister } from "react-hook-form";
import { Field } from "@/components/form/field";
import { Disclosure } from "@/components/ui/disclosure";
import { Input } from "@/components/ui/input";
import { SecretInput } from "@/components/ui/secret-input";
import type { PlatformOffer } from "./connection-state";

export interface ConnectionValues {
  name: string;
  credentials: Record<string, string>;
}

type CredentialField = PlatformOffer["credentials"][number];

/** The inputs of a platform, drawn from its descriptor. */
export function CredentialFields({
  fields,
  register,
  errors,
  keepsSecrets,
}: {
  fields: readonly CredentialField[];
  register: UseFormRegister<ConnectionValues>;
  errors: FieldErrors<ConnectionValues>;
  /** Secrets are stored already: blank ones stay as they are. */
  keepsSecrets: boolean;
}) {
  const draw = (field: CredentialField) => (
    <CredentialInput
      key={field.key}
      field={field}
      register={register}
      error={errors.credentials?.[field.key]?.message}
      keeps={keepsSecrets && field.kind === "secret"}
    />
  );
  const advanced = fields.filter((field) => field.advanced);
  const advancedWrong = advanced.some((field) => errors.credentials?.[field.key]);
  return (
    <>
      {fields.filter((field) => !field.advanced).map(draw)}
      {advanced.length > 0 ? (
        <Disclosure summary="Advanced" open={advancedWrong || undefined}>
          <div className="grid gap-4 pt-1">{advanced.map(draw)}</div>
        </Disclosure>
      ) : null}
    </>
  );
}

function CredentialInput({
  field,
  register,
  error,
  keeps,
}: {
  field: CredentialField;
  register: UseFormRegister<ConnectionValues>;
  error: string | undefined;
  keeps: boolean;
}) {
  const registered = register(`credentials.${field.key}`);
  const placeholder = keeps ? "Leave blank to keep the stored one" : field.placeholder;
  return (
    <Field label={field.label} help={field.help} error={error} optional={field.advanced === true}>
      {field.kind === "secret" ? (
        <SecretInput
          what={field.label.toLowerCase()}
          placeholder={placeholder}
          autoComplete="off"
          data-1p-ignore
          data-lpignore="true"
          {...registered}
        />
      ) : (
        <Input
          inputMode={field.kind === "url" ? "url" : "text"}
          placeholder={placeholder}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...registered}
        />
      )}
    </Field>
  );
}
