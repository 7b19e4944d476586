import type { ConnectorContext } from "@/server/connectors/core/context";
import type { CheckReport, CleanCredentials } from "@/server/connectors/core/descriptor";
import { readCredentials } from "../credentials";
import { checkRights } from "./check-rights";
import { checkStore } from "./check-store";
import { findApi } from "./find-api";
import { findAuth } from "./find-auth";
import { Findings } from "./findings";
import { createProber } from "./probe";

/** Test connection. Never throws for what the store answers: each failure is a line with its remedy. */
export async function check(input: CleanCredentials, context: ConnectorContext): Promise<CheckReport> {
  const findings = new Findings();
  const typed = readCredentials(input);
  const api = await findApi(createProber(typed, context, null), typed, findings);
  if (!api) return findings.report();
  const credentials = { ...typed, ...api };
  const auth = await findAuth(credentials, context, findings);
  if (!auth) return findings.report();
  // What was found out is kept, so that a run need not find it out again.
  Object.assign(findings.settings, { ...api, auth: auth.way });
  await checkRights(auth.prober, `${api.apiRoot}/wc/v3`, findings);
  await checkStore({ ...credentials, auth: auth.way }, context, findings);
  findings.ok("quota", "WooCommerce announces no limit; requests are kept to a few at a time.");
  return findings.report();
}
