"use client";

import { useMutation } from "@tanstack/react-query";
import { ArrowUpRight } from "lucide-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/components/api/trpc";
import { useNewClient } from "@/components/clients/use-new-client";
import { showApiErrors } from "@/components/form/api-errors";
import { Field } from "@/components/form/field";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
import { ClientField } from "./client-field";
import type { PlatformOffer } from "./connection-state";

/** The store makes a key by itself, once its owner has approved it there. */
export function OneClick({ platform }: { platform: PlatformOffer }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const [problem, setProblem] = useState<string | null>(null);
  const start = useMutation(trpc.connection.startAuthorization.mutationOptions());
  const form = useForm({ defaultValues: { storeUrl: "", name: "" } });
  const { errors } = form.formState;
  const { asked, client, setClient } = useNewClient();

  const submit = form.handleSubmit(async ({ storeUrl, name }) => {
    setProblem(null);
    try {
      const input = {
        org,
        platform: platform.id,
        storeUrl,
        name: name.trim() || hostOf(storeUrl),
        clientId: client?.id,
      };
      const { url } = await start.mutateAsync(input);
      window.location.assign(url);
    } catch (error) {
      setProblem(showApiErrors(error, form.setError, ["storeUrl", "name"]));
    }
  });

  return (
    <Card className="max-w-xl">
      <CardHeader
        title="Connect with one click"
        description={`You approve it in your store's own admin, and ${platform.name} hands over a key. ${platform.oneClick?.reason ?? ""}`}
      />
      <CardContent>
        <form onSubmit={submit} noValidate className="grid gap-4">
          {problem ? <Alert state="broken" title={problem} /> : null}
          {asked ? <ClientField value={client} onChange={setClient} /> : null}
          <Field label="Store address" error={errors.storeUrl?.message}>
            <Input inputMode="url" placeholder="https://www.example.com" {...form.register("storeUrl")} />
          </Field>
          <Field label="Name" optional error={errors.name?.message}>
            <Input autoComplete="off" maxLength={100} {...form.register("name")} />
          </Field>
          <div>
            <Button type="submit" variant="primary" pending={start.isPending || start.isSuccess}>
              Continue in the store
              <ArrowUpRight aria-hidden />
            </Button>
          </div>
        </form>
      </CardContent>
    </Card>
  );
}

/** Names the connection by its host when the person gave no name. */
function hostOf(storeUrl: string): string {
  const address = /^https?:\/\//i.test(storeUrl) ? storeUrl : `https://${storeUrl}`;
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, "") : storeUrl.slice(0, 100);
}
