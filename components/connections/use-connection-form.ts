"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type FieldPath, useForm } from "react-hook-form";
import { useTRPC } from "@/components/api/trpc";
import { showApiErrors } from "@/components/form/api-errors";
import { useOrganisation } from "@/components/shell/organisation-context";
import type { ConnectionDetails, PlatformOffer } from "./connection-state";
import type { ConnectionValues } from "./credential-fields";

/** The form of a connection, new or edited, with the test of what stands in it. */
export function useConnectionForm(platform: PlatformOffer, connection?: ConnectionDetails) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const test = useMutation(trpc.connection.test.mutationOptions());
  const [problem, setProblem] = useState<string | null>(null);
  const stored = Object.fromEntries((connection?.settings ?? []).map(({ key, value }) => [key, value]));
  const form = useForm<ConnectionValues>({
    defaultValues: {
      name: connection?.name ?? "",
      credentials: Object.fromEntries(platform.credentials.map(({ key }) => [key, stored[key] ?? ""])),
    },
  });
  const inputs: FieldPath<ConnectionValues>[] = [
    "name",
    ...platform.credentials.map(({ key }) => `credentials.${key}` as const),
  ];

  /** Puts the server's complaints beside their inputs; the rest above the form. */
  const complain = (error: unknown) => setProblem(showApiErrors(error, form.setError, inputs));

  /** Answers false when it could not be done at all: what is wrong stands in the form. */
  const runTest = async (): Promise<boolean> => {
    setProblem(null);
    form.clearErrors();
    const { credentials, name } = form.getValues();
    try {
      const report = await test.mutateAsync({
        org,
        platform: platform.id,
        credentials,
        connectionId: connection?.id,
      });
      if (name.trim() === "" && report.store.name) form.setValue("name", report.store.name);
      return true;
    } catch (error) {
      complain(error);
      return false;
    }
  };
  return { form, test, runTest, problem, setProblem, complain };
}
