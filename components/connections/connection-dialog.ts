import type { ConnectionDetails } from "./connection-state";

/** What every dialog about one connection takes. */
export interface ConnectionDialogProps {
  connection: ConnectionDetails;
  open: boolean;
  onOpenChange(open: boolean): void;
}
