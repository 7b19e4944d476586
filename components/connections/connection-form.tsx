"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { PlugZap } from "lucide-react";
import { toast } from "sonner";
import { useTRPC } from "@/components/api/trpc";
import type { ClientName } from "@/components/clients/client-command";
import { useNewClient } from "@/components/clients/use-new-client";
import { Field } from "@/components/form/field";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import { ClientField } from "./client-field";
import type { PlatformOffer } from "./connection-state";
import { CredentialFields } from "./credential-fields";
import { Instructions } from "./instructions";
import { TestPanel } from "./test-panel";
import { useConnectionForm } from "./use-connection-form";

/**
 * A new connection: the form, and beside it the test and where to find what is asked for. Where it is not said whose
 * store it is, the form asks.
 */
export function ConnectionForm({
  platform,
  client: given,
  onSaved,
}: {
  platform: PlatformOffer;
  client?: ClientName;
  onSaved(connectionId: string): void;
}) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { asked, client: chosen, setClient } = useNewClient();
  const client = given ?? chosen;
  const { form, test, runTest, problem, setProblem, complain } = useConnectionForm(platform);
  const create = useMutation(trpc.connection.create.mutationOptions());
  const { errors } = form.formState;

  const save = form.handleSubmit(async () => {
    setProblem(null);
    // The test fills the store's own name in.
    if (form.getValues("name").trim() === "" && !(await runTest())) return;
    const { name, credentials } = form.getValues();
    if (name.trim() === "") {
      form.setError("name", { message: "The store does not tell its name. Give the connection one." });
      return;
    }
    try {
      const { id, report } = await create.mutateAsync({
        org,
        platform: platform.id,
        name,
        credentials,
        clientId: client?.id,
      });
      await queryClient.invalidateQueries(trpc.connection.pathFilter());
      if (report.usable) toast.success(`${name} is connected.`);
      else toast.warning(`${name} is saved, but it does not work yet.`);
      onSaved(id);
    } catch (error) {
      complain(error);
    }
  });

  const failed = test.data !== undefined && !test.data.usable;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <Card>
        <CardHeader title={`${platform.name} store`} />
        <CardContent>
          <form onSubmit={save} noValidate className="grid gap-5">
            {problem ? <Alert state="broken" title={problem} /> : null}
            {asked && !given ? <ClientField value={client} onChange={setClient} /> : null}
            <CredentialFields
              fields={platform.credentials}
              register={form.register}
              errors={errors}
              keepsSecrets={false}
            />
            <Field
              label="Name"
              error={errors.name?.message}
              help="How this store is called in lists. Left blank, it gets the name that the store tells."
            >
              <Input autoComplete="off" maxLength={100} {...form.register("name")} />
            </Field>
            <div className="flex flex-wrap gap-2 border-t pt-4">
              <Button
                type="submit"
                variant={test.data?.usable ? "primary" : "secondary"}
                pending={create.isPending}
                disabled={test.isPending}
                className="order-2"
              >
                {failed ? "Save anyway" : "Save connection"}
              </Button>
              <Button
                variant={test.data?.usable ? "secondary" : "primary"}
                pending={test.isPending}
                disabled={create.isPending}
                onClick={runTest}
                className="order-1"
              >
                {test.isPending ? null : <PlugZap aria-hidden />}
                Test connection
              </Button>
            </div>
          </form>
        </CardContent>
      </Card>
      <div className="grid gap-4">
        <TestPanel
          platformName={platform.name}
          pending={test.isPending || create.isPending}
          report={test.data}
        />
        <Instructions platform={platform} />
      </div>
    </div>
  );
}
