"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { Field } from "@/components/form/field";
import { TimeZoneSelect } from "@/components/form/time-zone-select";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";

/** The clocks that schedules and pages go by. */
export function GeneralSettings() {
  const { slug: org, timeZone } = useOrganisation();
  const mayManage = useMay("organisation:manage");
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState(timeZone);
  const [problem, setProblem] = useState<string | undefined>();
  const change = useMutation(trpc.organisation.changeTimeZone.mutationOptions());
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(undefined);
    try {
      await change.mutateAsync({ org, timeZone: chosen });
      await queryClient.invalidateQueries();
      // The zone reaches the pages by their layout.
      router.refresh();
      toast.success("Saved. Schedules keep their hours, on the clocks of this zone.");
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  };
  return (
    <Card>
      <CardHeader
        title="Time zone"
        description="Schedules start by its clocks, and pages show times in it. Summer time is followed by itself."
      />
      <CardContent>
        {mayManage ? (
          <form onSubmit={(event) => void save(event)} className="grid max-w-md gap-4">
            <Field
              label="Time zone"
              help="A schedule for 02:30 stays at 02:30: its next start moves with the zone."
              error={problem}
            >
              <TimeZoneSelect value={chosen} onChange={(event) => setChosen(event.target.value)} />
            </Field>
            <div>
              <Button
                type="submit"
                variant="primary"
                disabled={chosen === timeZone}
                pending={change.isPending}
              >
                Save
              </Button>
            </div>
          </form>
        ) : (
          <p className="text-sm">{timeZone.replaceAll("_", " ")}</p>
        )}
      </CardContent>
    </Card>
  );
}
