// npm run test:fuzz: imports of all entities from a store whose answers are spoiled on their way.
// -- --cases N spoils at least so many records (2,000), -- --seed S does the same again.
// The last line is JSON: cases, crashes (something was thrown), stopped (a run did not come to its end).

import { join } from "node:path";
import { parseArgs } from "node:util";
import { seededRandom } from "@/sandbox/core/random";
import { applyMigrations } from "@/scripts/migrations/migrate";
import { startEphemeralPostgres } from "@/scripts/services/postgres-ephemeral";
import { defaultDataDir } from "@/scripts/services/project";
import { shutDown } from "@/scripts/services/shutdown";
import { runScript } from "@/scripts/services/start-error";
import { ENTITIES, type Entity } from "@/server/domain/entity";
import { trustThisProcess } from "@/server/infra/tenant";
import { setTestEnvironment } from "../integration/setup/environment";
import { spoiledTransport } from "./spoiled-transport";

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "2000" },
    seed: { type: "string", default: String(Date.now() % 100_000) },
  },
});
const wanted = Number(values.cases);
const SEED = Number(values.seed);
/** So that a run meets whole records, too. */
const SHARE = 0.7;
const SIZE = { products: 60, customers: 80, orders: 80 };

await runScript(async () => {
  console.log(`Seed ${SEED}`);
  const postgres = await startEphemeralPostgres(join(defaultDataDir, "test"));
  await applyMigrations(postgres.url);
  setTestEnvironment(postgres.url);
  trustThisProcess();
  // What it imports reads the settings, so it comes after them.
  const { makeImport } = await import("../integration/runs/import-fixture");

  let cases = 0;
  let crashes = 0;
  let stopped = 0;
  for (let round = 0; cases < wanted; round += 1) {
    const seed = SEED + round;
    const random = seededRandom(seed);
    let spoiling = false;
    let sourceUrl = "http://nowhere.invalid";
    const fixture = await makeImport({
      source: { dataset: { generate: { ...SIZE, seed, variableShare: 0.4, variantsPer: 3, imagesPer: 1 } } },
      transport: (inner) =>
        spoiledTransport(inner, {
          random,
          share: SHARE,
          sourceUrl: () => (spoiling ? sourceUrl : "http://nowhere.invalid"),
          onSpoiled: () => {
            cases += 1;
          },
        }),
    });
    sourceUrl = fixture.source.url;
    spoiling = true;
    for (const entity of inOrder()) {
      try {
        const run = await fixture.runOf(entity);
        const accounted =
          run.createdCount + run.updatedCount + run.unchangedCount + run.skippedCount + run.failedCount;
        if (run.status !== "failed" && accounted === run.readCount) continue;
        stopped += 1;
        console.log(
          `Seed ${seed}: ${entity}: ${run.status}, ${accounted} of ${run.readCount} accounted for: ${run.failure} ${run.failureTechnical}`,
        );
      } catch (error) {
        crashes += 1;
        console.log(`Seed ${seed}: ${entity}: ${error instanceof Error ? error.stack : error}`);
      }
    }
    await fixture.close();
    console.log(`${cases} of ${wanted}`);
  }
  const { house } = await import("@/server/composition");
  await house().db.$disconnect();
  await postgres.stop();
  console.log(JSON.stringify({ cases, crashes, stopped }));
  await shutDown(crashes + stopped === 0 ? 0 : 1);
});

/** Orders point at products and customers. */
function inOrder(): Entity[] {
  return [...ENTITIES].sort((a, b) => Number(a === "orders") - Number(b === "orders"));
}
