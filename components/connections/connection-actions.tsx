"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, KeyRound, Pencil, Power, Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { ConnectionDetails } from "./connection-state";
import { CredentialsDialog } from "./credentials-dialog";
import { DisableDialog } from "./disable-dialog";
import { RemoveDialog } from "./remove-dialog";
import { RenameDialog } from "./rename-dialog";

type Open = "rename" | "credentials" | "disable" | "remove" | null;

export function ConnectionActions({ connection }: { connection: ConnectionDetails }) {
  const [open, setOpen] = useState<Open>(null);
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const enable = useMutation(
    trpc.connection.setEnabled.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.connection.pathFilter());
        toast.success(`${connection.name} is enabled. Test it before the next run.`);
      },
      onError: (error) => toast.error(sentenceOf(error)),
    }),
  );
  const enabled = connection.status !== "disabled";
  const dialog = (name: NonNullable<Open>) => ({
    connection,
    open: open === name,
    onOpenChange: (shown: boolean) => setOpen(shown ? name : null),
  });
  return (
    <>
      {connection.status === "failing" ? (
        <Button variant="primary" onClick={() => setOpen("credentials")}>
          <KeyRound aria-hidden />
          Change credentials
        </Button>
      ) : null}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="icon" aria-label="More">
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end" className="w-52">
          <DropdownMenuItem onSelect={() => setOpen("credentials")}>
            <KeyRound aria-hidden />
            Change credentials
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setOpen("rename")}>
            <Pencil aria-hidden />
            Rename
          </DropdownMenuItem>
          <DropdownMenuItem
            disabled={enable.isPending}
            onSelect={() =>
              enabled
                ? setOpen("disable")
                : enable.mutate({ org, connectionId: connection.id, enabled: true })
            }
          >
            <Power aria-hidden />
            {enabled ? "Disable" : "Enable"}
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem danger onSelect={() => setOpen("remove")}>
            <Trash2 aria-hidden />
            Remove
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <RenameDialog {...dialog("rename")} />
      <CredentialsDialog {...dialog("credentials")} />
      <DisableDialog {...dialog("disable")} />
      <RemoveDialog {...dialog("remove")} />
    </>
  );
}
