"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { Boxes, ReceiptText, UsersRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { useTRPC } from "@/components/api/trpc";
import { ClientChoice } from "@/components/clients/client-choice";
import { useNewClient } from "@/components/clients/use-new-client";
import { showApiErrors } from "@/components/form/api-errors";
import { Field } from "@/components/form/field";
import { ENTITY_WORDS, sentenceCase } from "@/components/imports/import-words";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Input } from "@/components/ui/input";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import type { Entity } from "@/server/domain/entity";
import { type CreateImport, createImportInput } from "@/server/services/imports/import.schema";
import { useSave } from "./use-save";
import { useSaveStep, useWizard } from "./wizard-context";

const entities = [
  {
    value: "products",
    title: "Products",
    icon: Boxes,
    about: "With variants, images, categories, brands, custom fields and stock.",
  },
  {
    value: "customers",
    title: "Customers",
    icon: UsersRound,
    about: "With their addresses, group and notes. Nobody is mailed; passwords stay behind.",
  },
  {
    value: "orders",
    title: "Orders",
    icon: ReceiptText,
    about: "With lines, taxes, shipping, refunds and notes, to the cent. No mail is sent, no stock is moved.",
  },
] as const;

const firstName = (entity: Entity) => `${sentenceCase(ENTITY_WORDS[entity].one)} import`;

export function TypeStep() {
  const { slug } = useOrganisation();
  const { details } = useWizard();
  const trpc = useTRPC();
  const router = useRouter();
  const saveStep = useSave();
  const create = useMutation(trpc.import.create.mutationOptions());
  const save = useMutation(trpc.import.saveType.mutationOptions());
  const [problem, setProblem] = useState<string | null>(null);
  const { asked, client, setClient } = useNewClient();
  const form = useForm<CreateImport>({
    resolver: zodResolver(createImportInput),
    defaultValues: {
      name: details?.name ?? firstName("products"),
      entity: details?.entity ?? "products",
    },
  });
  const { errors, isDirty } = form.formState;

  useSaveStep(async () => {
    setProblem(null);
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    if (!details && asked && !client) {
      form.setError("clientId", { message: "Choose whose stores these are." });
      return false;
    }
    const values = form.getValues();
    return saveStep(
      async () => {
        if (details) {
          await save.mutateAsync({ org: slug, importId: details.id, ...values });
          form.reset(values);
        } else {
          const { id } = await create.mutateAsync({ org: slug, ...values, clientId: client?.id });
          // Not by a push: whoever went back from there would make the import again.
          router.replace(`/${slug}/imports/${id}/edit/source`);
        }
      },
      (error) => setProblem(showApiErrors(error, form.setError, ["name", "entity", "clientId"])),
    );
  }, isDirty);

  return (
    <form className="grid max-w-2xl gap-6" onSubmit={(event) => event.preventDefault()} noValidate>
      {problem ? <Alert state="broken" title={problem} /> : null}
      <Controller
        control={form.control}
        name="entity"
        render={({ field }) => (
          <RadioGroup
            aria-label="What is brought over"
            value={field.value}
            onValueChange={(value) => {
              // A name that nobody has typed follows the choice.
              const untouched = entities.some((entity) => form.getValues("name") === firstName(entity.value));
              const chosen = entities.find((entity) => entity.value === value);
              if (!details && untouched && chosen) form.setValue("name", firstName(chosen.value));
              field.onChange(value);
            }}
            onBlur={field.onBlur}
            disabled={details?.hasRun ?? false}
          >
            {entities.map(({ value, title, icon: Icon, about }) => (
              <RadioCard
                key={value}
                value={value}
                title={title}
                description={about}
                icon={<Icon className="mt-0.5 size-5 shrink-0 text-ink-muted" aria-hidden />}
              />
            ))}
          </RadioGroup>
        )}
      />
      {details?.hasRun ? (
        <p className="text-ink-muted text-sm">
          It has already run, so what it brings over stays. For something else, make a new import.
        </p>
      ) : null}
      <Field
        label="Name"
        error={errors.name?.message}
        help="How this import is called in lists, such as the season or the shop it is for."
      >
        <Input autoComplete="off" maxLength={120} {...form.register("name")} />
      </Field>
      {!details && asked ? (
        <Field
          label="Client"
          error={errors.clientId?.message}
          help="Whose stores these are. It cannot be changed later."
        >
          <ClientChoice
            value={client}
            onChange={(chosen) => {
              setClient(chosen);
              form.clearErrors("clientId");
            }}
          />
        </Field>
      ) : null}
    </form>
  );
}
