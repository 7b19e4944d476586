"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { Field } from "@/components/form/field";
import { useOrganisation } from "@/components/shell/organisation-context";
import { LENGTHS, lengthFor } from "@/components/support/access-words";
import { PersonalDataChoice } from "@/components/support/personal-data-choice";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { NativeSelect } from "@/components/ui/native-select";
import type { SupportAccess } from "./support-settings";

interface GrantDialogProps {
  access: SupportAccess;
  open: boolean;
  onClose(): void;
}

export function GrantDialog({ access, open, onClose }: GrantDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={(shown) => {
        if (!shown) onClose();
      }}
    >
      <DialogContent>
        <GrantForm access={access} onClose={onClose} />
      </DialogContent>
    </Dialog>
  );
}

/** Until when, and whether shoppers are named: the least is chosen, and can be raised to what was asked for. */
function GrantForm({ access, onClose }: Omit<GrantDialogProps, "open">) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [minutes, setMinutes] = useState(lengthFor(access.minutes));
  const [personalData, setPersonalData] = useState(false);
  const grant = useMutation(
    trpc.supportAccess.grant.mutationOptions({
      onSuccess: async () => {
        toast.success(`${access.supporter} may look into ${access.client} now.`);
        onClose();
        await client.invalidateQueries(trpc.supportAccess.pathFilter());
      },
    }),
  );
  return (
    <>
      <DialogHeader>
        <DialogTitle>Let {access.supporter} in?</DialogTitle>
        <DialogDescription>
          They see the imports, runs and connections of {access.client}, never a secret; they can retry what
          failed, try without writing, and write notes. All of it is in the audit log.
        </DialogDescription>
      </DialogHeader>
      {grant.isError ? <Alert state="broken" title={sentenceOf(grant.error)} /> : null}
      <blockquote className="border-l-2 pl-3 text-ink-muted text-sm [overflow-wrap:anywhere]">
        {access.reason}
      </blockquote>
      <Field label="For how long, from now on">
        <NativeSelect value={minutes} onChange={({ target }) => setMinutes(Number(target.value))}>
          {LENGTHS.map((length) => (
            <option key={length.minutes} value={length.minutes}>
              {length.label}
            </option>
          ))}
        </NativeSelect>
      </Field>
      {access.wantsPersonalData ? (
        <PersonalDataChoice
          checked={personalData}
          onChange={setPersonalData}
          label="Show shoppers' personal data"
          help="They have asked for it. Without it, names, addresses, e-mail and what people wrote are hidden from them."
        />
      ) : (
        <p className="text-ink-muted text-sm">Shoppers' personal data stays hidden from them.</p>
      )}
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button
          variant="primary"
          pending={grant.isPending}
          onClick={() => grant.mutate({ org, accessId: access.id, minutes, personalData })}
        >
          Grant access
        </Button>
      </DialogFooter>
    </>
  );
}
