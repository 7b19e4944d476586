"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, Pencil, Power, Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { Channel } from "./channel-words";
import { EditChannelDialog } from "./edit-channel-dialog";

export function ChannelMenu({ channel }: { channel: Channel }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<"edit" | "remove" | null>(null);
  const at = { org, channelId: channel.id };
  const options = {
    onSuccess: () => queryClient.invalidateQueries(trpc.notice.pathFilter()),
    onError: (error: unknown) => toast.error(sentenceOf(error)),
  };
  const enable = useMutation(trpc.notice.enableChannel.mutationOptions(options));
  const remove = useMutation(trpc.notice.removeChannel.mutationOptions(options));
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="icon-sm" variant="ghost" aria-label={`More for ${channel.name}`}>
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setOpen("edit")}>
            <Pencil aria-hidden />
            Change
          </DropdownMenuItem>
          <DropdownMenuItem
            disabled={enable.isPending}
            onSelect={() => enable.mutate({ ...at, enabled: !channel.enabled })}
          >
            <Power aria-hidden />
            {channel.enabled ? "Switch off" : "Switch on"}
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem danger onSelect={() => setOpen("remove")}>
            <Trash2 aria-hidden />
            Remove
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <EditChannelDialog
        channel={channel}
        open={open === "edit"}
        onOpenChange={(shown) => setOpen(shown ? "edit" : null)}
      />
      <ConfirmDialog
        open={open === "remove"}
        onOpenChange={(shown) => setOpen(shown ? "remove" : null)}
        title={`Remove ${channel.name}?`}
        description="No notice goes there any more, and the list below forgets what was sent to it. To pause it, switch it off instead."
        confirmLabel="Remove channel"
        pending={remove.isPending || remove.isSuccess}
        onConfirm={() => remove.mutate(at)}
      />
    </>
  );
}
