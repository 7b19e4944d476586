"use client";

import { useQuery } from "@tanstack/react-query";
import { CornerUpLeft, MessageSquarePlus } from "lucide-react";
import { useState } from "react";
import { sentenceOf } from "@/components/api/error-sentence";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { NoteDialog } from "./note-dialog";
import type { RunDetails } from "./run-page";

type Note = RouterOutputs["run"]["notes"][number];

/** What support wrote about the run, for the organisation and for support alike. */
export function RunNotes({ run }: { run: RunDetails }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const mayWrite = useMay("support:act");
  const [writing, setWriting] = useState<"note" | "handBack" | null>(null);
  const query = useQuery(trpc.run.notes.queryOptions({ org, runId: run.id }));
  const notes = query.data;
  if (!mayWrite && !notes?.length) return null;
  return (
    <Card aria-label="Notes of support">
      <CardHeader
        title="Notes of support"
        description={mayWrite ? "The organisation reads them, too." : undefined}
        actions={
          mayWrite ? (
            <>
              <Button size="sm" onClick={() => setWriting("note")}>
                <MessageSquarePlus aria-hidden />
                Write a note
              </Button>
              <Button size="sm" onClick={() => setWriting("handBack")}>
                <CornerUpLeft aria-hidden />
                Hand back
              </Button>
            </>
          ) : null
        }
      />
      {notes?.length ? (
        <ol className="divide-y border-t">
          {notes.map((note) => (
            <NoteItem key={note.id} note={note} />
          ))}
        </ol>
      ) : (
        <CardContent className="text-ink-muted text-sm">
          {query.error ? sentenceOf(query.error) : "Nothing has been written yet."}
        </CardContent>
      )}
      {mayWrite ? <NoteDialog runId={run.id} kind={writing} onClose={() => setWriting(null)} /> : null}
    </Card>
  );
}

function NoteItem({ note }: { note: Note }) {
  return (
    <li className="px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <span className="font-medium">{note.authorName}</span>
        {note.kind === "handed_back" ? <Badge>Handed back</Badge> : null}
        <RelativeTime value={note.createdAt} className="text-ink-muted text-xs" />
      </p>
      <p className="mt-0.5 whitespace-pre-line text-sm [overflow-wrap:anywhere]">{note.text}</p>
    </li>
  );
}
