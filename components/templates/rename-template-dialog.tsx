"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/api/trpc";
import { NameDialog } from "@/components/form/name-dialog";
import { useOrganisation } from "@/components/shell/organisation-context";

interface RenameProps {
  template: { id: string; name: string };
  open: boolean;
  onOpenChange(open: boolean): void;
}

export function RenameTemplateDialog({ template, ...dialog }: RenameProps) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const rename = useMutation(trpc.template.rename.mutationOptions());
  return (
    <NameDialog
      {...dialog}
      title="Rename template"
      name={template.name}
      maxLength={120}
      act="Rename"
      onSave={async (name) => {
        await rename.mutateAsync({ org, templateId: template.id, name });
        await queryClient.invalidateQueries(trpc.template.pathFilter());
      }}
    />
  );
}
