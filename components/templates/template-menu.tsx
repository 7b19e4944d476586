"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
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
import { formatCounted } from "@/components/ui/number";
import { RenameTemplateDialog } from "./rename-template-dialog";
import type { TemplateDetails } from "./template-words";

export function TemplateMenu({ template }: { template: TemplateDetails }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const [asking, setAsking] = useState<"rename" | "remove" | null>(null);
  const remove = useMutation(
    trpc.template.remove.mutationOptions({
      onError: (error) => toast.error(sentenceOf(error)),
      onSuccess: async () => {
        toast.success(`"${template.name}" was removed.`);
        router.push(`/${org}/templates`);
        client.removeQueries(trpc.template.get.queryFilter({ org, templateId: template.id }));
        await client.invalidateQueries(trpc.template.pathFilter());
      },
    }),
  );
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="icon" aria-label={`More about ${template.name}`}>
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setAsking("rename")}>
            <Pencil aria-hidden />
            Rename
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem danger onSelect={() => setAsking("remove")}>
            <Trash2 aria-hidden />
            Remove
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <RenameTemplateDialog
        template={template}
        open={asking === "rename"}
        onOpenChange={(open) => setAsking(open ? "rename" : null)}
      />
      <ConfirmDialog
        open={asking === "remove"}
        onOpenChange={(open) => setAsking(open ? "remove" : null)}
        title={`Remove "${template.name}"?`}
        description={
          template.imports === 0
            ? `This removes the template with its ${formatCounted(template.versions.length, "version")}. No import uses it.`
            : `This removes the template with its ${formatCounted(template.versions.length, "version")}. ${
                template.imports === 1
                  ? "The import that uses it keeps"
                  : `The ${template.imports} imports that use it keep`
              } mapping, options and schedules as they are.`
        }
        confirmLabel="Remove template"
        pending={remove.isPending}
        onConfirm={() => remove.mutate({ org, templateId: template.id })}
      />
    </>
  );
}
