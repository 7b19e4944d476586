import type { CheckReport } from "@/server/connectors/core/descriptor";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { requireScope } from "@/server/services/require-scope";
import { type CredentialInput, cleanInput } from "./clean-input";
import { findPlatform } from "./find-platform";
import { runCheck } from "./run-check";
import { openStored } from "./stored-credentials";
import { takeTest } from "./take-test";

export interface TestConnectionInput {
  platform: string;
  credentials: CredentialInput;
  /** The connection that is being edited: secrets left blank are its stored ones. */
  connectionId?: string | undefined;
}

/** Tests what stands in a form, saved or not. Stores nothing. */
export async function testConnection(
  scope: OrgScope,
  deps: ServiceDeps,
  input: TestConnectionInput,
): Promise<CheckReport> {
  requireScope(scope, "connection:manage");
  const stored = input.connectionId ? await openStored(scope, deps, input.connectionId) : undefined;
  const platform = stored?.platform ?? findPlatform(deps, input.platform);
  const credentials = cleanInput(platform, input.credentials, stored?.credentials);
  await takeTest(scope, deps);
  return runCheck(deps, platform, credentials);
}
