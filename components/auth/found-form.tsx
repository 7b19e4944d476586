"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Controller, useForm } from "react-hook-form";
import { useTRPC } from "@/components/api/trpc";
import { Field } from "@/components/form/field";
import { TimeZoneSelect } from "@/components/form/time-zone-select";
import { useFormSubmit } from "@/components/form/use-form-submit";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { foundInput } from "@/server/api/routers/organisation/inputs";
import { KindChoice } from "./kind-choice";

export function FoundForm() {
  const router = useRouter();
  const trpc = useTRPC();
  const found = useMutation(trpc.organisation.found.mutationOptions());
  const form = useForm({
    resolver: zodResolver(foundInput),
    defaultValues: { organisation: "", kind: "merchant", timeZone: "UTC" },
  });
  useEffect(() => form.setValue("timeZone", Intl.DateTimeFormat().resolvedOptions().timeZone), [form]);
  const { submit, problem, pending, errors } = useFormSubmit(
    form,
    ["organisation", "kind", "timeZone"],
    async (values) => {
      const { slug } = await found.mutateAsync(values);
      router.replace(`/${slug}`);
    },
  );
  return (
    <form onSubmit={submit} noValidate className="mt-5 grid w-full gap-4 text-left">
      {problem ? <Alert state="broken" title={problem} /> : null}
      <Field label="Agency or shop" error={errors.organisation?.message}>
        <Input autoComplete="organization" autoFocus {...form.register("organisation")} />
      </Field>
      <Controller
        control={form.control}
        name="kind"
        render={({ field }) => <KindChoice value={field.value ?? "merchant"} onChange={field.onChange} />}
      />
      <Field
        label="Time zone"
        error={errors.timeZone?.message}
        help="Times are shown, and schedules run, in this zone."
      >
        <TimeZoneSelect {...form.register("timeZone")} />
      </Field>
      <Button type="submit" variant="primary" pending={pending || found.isSuccess}>
        Create organisation
      </Button>
    </form>
  );
}
