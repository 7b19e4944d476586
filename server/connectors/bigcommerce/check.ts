import type { ConnectorContext } from "../core/context";
import type { CheckReport, CleanCredentials } from "../core/descriptor";
import { ConnectorError, RetriableError } from "../core/errors";
import { createHttpClient } from "../core/http-client";
import { type HttpClient, HttpStatusError } from "../core/http-types";
import { judgeAccountToken, resolveAccount } from "./check-account";
import { createFindings, type Findings } from "./check-report";
import { judgeProbes, judgeProducts, type ProbeResult, probe, probeOthers } from "./check-scopes";
import { judgeQuota, judgeStore } from "./check-store";
import { type BigCommerceCredentials, DEFAULT_API_URL, readCredentials } from "./credentials";
import { PLATFORM_NAME } from "./descriptor";
import { storeSchema } from "./schemas/store";

/** Test connection: each thing checked, whether it holds, and how to mend it. */
export async function check(stored: CleanCredentials, context: ConnectorContext): Promise<CheckReport> {
  const credentials = readCredentials(stored);
  const findings = createFindings(credentials.accountUuid ? [] : ["account_uuid"]);
  const http = createHttpClient({
    context,
    baseUrl: credentials.apiUrl,
    platformName: PLATFORM_NAME,
    role: "source",
    headers: { "x-auth-token": credentials.accessToken },
    secrets: [credentials.accessToken],
    timeoutMs: 20_000,
    // A person is waiting for the answer.
    maxRetries: 1,
    maxWaitMs: 35_000,
  });
  judgeEncryption(credentials.apiUrl, findings);
  try {
    await examine(http, credentials, findings, context);
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    // Only what keeps any answer from coming ends here: guard, name, certificate, connection.
    findings.failed("address", error.message, addressRemedy(credentials), error.technical);
  }
  return findings.report();
}

async function examine(
  http: HttpClient,
  credentials: BigCommerceCredentials,
  findings: Findings,
  context: ConnectorContext,
): Promise<void> {
  const storeHash = credentials.storeHash ?? (await resolveAccount(http, credentials, findings));
  if (storeHash === null) return;
  const information = await probe(http, storeHash, "information");
  if (!judgeAddress(information, credentials, findings)) return;
  const probes = await probeOthers(http, storeHash, information);
  judgeProbes(probes, http, findings);
  if (credentials.storeHash === null) judgeAccountToken(findings);
  judgeProducts(probes.products, findings);
  judgeQuota(Object.values(probes), findings, context.now());
  if (information instanceof RetriableError || information.status !== 200) return;
  const store = storeSchema.safeParse(information.json);
  if (store.success) judgeStore(store.data, storeHash, credentials, findings);
}

function judgeEncryption(apiUrl: string, findings: Findings): void {
  if (apiUrl.startsWith("https:")) {
    findings.ok("https", "The connection is encrypted.");
    return;
  }
  findings.warning(
    "https",
    `The API address ${apiUrl} is not encrypted, so the access token can be read on the way.`,
    "Use this for a sandbox on your own machine only. For a store at BigCommerce, leave the field API address empty.",
  );
}

function addressRemedy({ apiUrl }: BigCommerceCredentials): string {
  return apiUrl === DEFAULT_API_URL
    ? "Test again in a few minutes, and look at status.bigcommerce.com. If it stays, this server cannot reach api.bigcommerce.com: ask its administrator."
    : `Check the field API address (${apiUrl}). For a store at BigCommerce, leave it empty.`;
}

/** False when no answer of BigCommerce came at all. */
function judgeAddress(result: ProbeResult, credentials: BigCommerceCredentials, findings: Findings): boolean {
  if (result instanceof RetriableError) {
    const status = result.cause instanceof HttpStatusError ? result.cause.status : null;
    if (status === 429) {
      findings.ok("address", "BigCommerce answers.");
      findings.failed(
        "quota",
        "The store's request quota is spent; other apps of the store use it as well.",
        "Wait a minute and test again. If it stays, see under Apps > My apps in BigCommerce which apps are busy.",
        result.technical,
      );
      return false;
    }
    findings.failed("address", result.message, addressRemedy(credentials), result.technical);
    return false;
  }
  if (result.kind === "html") {
    findings.failed(
      "address",
      "A web page answered instead of BigCommerce's API.",
      addressRemedy(credentials),
      result.text.slice(0, 200),
    );
    return false;
  }
  findings.ok("address", "BigCommerce answers.");
  return true;
}
