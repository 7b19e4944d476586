"use client";

import { Copy, Ellipsis, FlaskConical, LayoutTemplate, Pencil, Play, Trash2 } from "lucide-react";
import { useState } from "react";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { SaveTemplateDialog } from "@/components/templates/save-template-dialog";
import { useTemplates } from "@/components/templates/use-templates";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Link } from "@/components/ui/link";
import type { Entity } from "@/server/domain/entity";
import { RemoveImportDialog } from "./remove-import-dialog";
import { RunNowDialog } from "./run-now-dialog";
import { useImportActs } from "./use-import-acts";

export interface MenuImport {
  entity: Entity;
  lastRun: object | null;
  id: string;
  name: string;
  ready: boolean;
  openStep: string;
  source: { name: string } | null;
  target: { name: string } | null;
  /** A run of it is under way. */
  active: boolean;
}

/** All acts of an import behind one button; what cannot be done now is greyed. */
export function ImportMenu({ item, rarely = false }: { item: MenuImport; rarely?: boolean }) {
  const { slug } = useOrganisation();
  const mayManage = useMay("import:manage");
  const mayRun = useMay("run:start");
  const templates = useTemplates();
  const acts = useImportActs(item);
  const [asking, setAsking] = useState<"run" | "template" | "remove" | null>(null);
  const startable = item.ready && !item.active && acts.starting === null;
  const step = item.ready ? "type" : item.openStep;
  if (!mayManage && !mayRun) return null;
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button
            variant={rarely ? "secondary" : "ghost"}
            size={rarely ? "icon" : "icon-sm"}
            aria-label={`More about ${item.name}`}
          >
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {mayRun && !rarely ? (
            <>
              <DropdownMenuItem disabled={!startable} onSelect={() => setAsking("run")}>
                <Play aria-hidden />
                Run now
              </DropdownMenuItem>
              <DropdownMenuItem disabled={!startable} onSelect={acts.dryRun}>
                <FlaskConical aria-hidden />
                Dry run
              </DropdownMenuItem>
            </>
          ) : null}
          {mayManage ? (
            <>
              {rarely ? null : (
                <>
                  <DropdownMenuSeparator />
                  <DropdownMenuItem asChild>
                    <Link href={`/${slug}/imports/${item.id}/edit/${step}`}>
                      <Pencil aria-hidden />
                      Edit
                    </Link>
                  </DropdownMenuItem>
                </>
              )}
              <DropdownMenuItem disabled={acts.duplicate.pending} onSelect={acts.duplicate.ask}>
                <Copy aria-hidden />
                Duplicate
              </DropdownMenuItem>
              {templates.mayManage ? (
                <DropdownMenuItem disabled={item.target === null} onSelect={() => setAsking("template")}>
                  <LayoutTemplate aria-hidden />
                  Save as template
                </DropdownMenuItem>
              ) : null}
              <DropdownMenuSeparator />
              <DropdownMenuItem danger disabled={item.active} onSelect={() => setAsking("remove")}>
                <Trash2 aria-hidden />
                Remove
              </DropdownMenuItem>
            </>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      <RunNowDialog
        entity={item.entity}
        again={item.lastRun !== null}
        sourceName={item.source?.name ?? ""}
        targetName={item.target?.name ?? ""}
        open={asking === "run"}
        onOpenChange={(open) => setAsking(open ? "run" : null)}
        pending={acts.starting !== null}
        onConfirm={acts.run}
      />
      <SaveTemplateDialog
        item={item}
        open={asking === "template"}
        onOpenChange={(open) => setAsking(open ? "template" : null)}
      />
      <RemoveImportDialog
        item={item}
        open={asking === "remove"}
        onOpenChange={(open) => setAsking(open ? "remove" : null)}
        pending={acts.remove.pending}
        onConfirm={acts.remove.ask}
      />
    </>
  );
}
