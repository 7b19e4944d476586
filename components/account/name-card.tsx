"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { toast } from "sonner";
import { useTRPC } from "@/components/api/trpc";
import { Field } from "@/components/form/field";
import { useFormSubmit } from "@/components/form/use-form-submit";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import { renameInput } from "@/server/api/routers/account/inputs";
import { useAccount } from "./use-account";

export function NameCard() {
  const trpc = useTRPC();
  const router = useRouter();
  const { account, refresh } = useAccount();
  const rename = useMutation(trpc.account.rename.mutationOptions());
  const form = useForm({ resolver: zodResolver(renameInput), defaultValues: { name: account.name } });
  const { submit, problem, pending, errors } = useFormSubmit(form, ["name"], async (values) => {
    await rename.mutateAsync(values);
    form.reset(values);
    toast.success("Your name was changed.");
    await refresh();
    router.refresh();
  });
  return (
    <Card>
      <CardHeader title="Name" description="Members of your organisations see it, also in the audit log." />
      <CardContent>
        <form onSubmit={submit} noValidate className="grid gap-4">
          {problem ? <Alert state="broken" title={problem} /> : null}
          <Field label="Your name" error={errors.name?.message}>
            <Input autoComplete="name" {...form.register("name")} />
          </Field>
          <div>
            <Button type="submit" variant="primary" pending={pending}>
              Save name
            </Button>
          </div>
        </form>
      </CardContent>
    </Card>
  );
}
