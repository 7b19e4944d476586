import type { FieldDescriptor } from "@/server/domain/field";
import type { ConnectorContext } from "./context";
import type { CheckReport, CleanCredentials, CleanResult, PlatformDescriptor } from "./descriptor";
import type { SourceConnector } from "./source";
import type { TargetConnector } from "./target";

/** One entry of the registry: everything the house knows of a platform. */
export interface Platform {
  descriptor: PlatformDescriptor;
  /** Cleans what a person typed or pasted; says which field is wrong and how to mend it. Asks nobody. */
  cleanCredentials(input: Record<string, string>): CleanResult;
  /** Test connection. Never throws for what the store answers: each failure is a line with its remedy. */
  check(credentials: CleanCredentials, context: ConnectorContext): Promise<CheckReport>;
  source?: {
    connect(credentials: CleanCredentials, context: ConnectorContext): SourceConnector;
  };
  target?: {
    fields: readonly FieldDescriptor[];
    connect(credentials: CleanCredentials, context: ConnectorContext): TargetConnector;
  };
}
