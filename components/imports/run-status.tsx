import { StateBadge, StateText } from "@/components/ui/state-badge";
import type { RunStatus } from "@/server/domain/run";
import { RUN_STATUS_WORDS } from "./import-words";

export function RunStatusText({ status }: { status: RunStatus }) {
  const { state, word } = RUN_STATUS_WORDS[status];
  return <StateText state={state}>{word}</StateText>;
}

export function RunStatusBadge({ status }: { status: RunStatus }) {
  const { state, word } = RUN_STATUS_WORDS[status];
  return <StateBadge state={state}>{word}</StateBadge>;
}
