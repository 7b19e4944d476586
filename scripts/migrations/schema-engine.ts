import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine, SchemasContainer } from "@prisma/schema-engine-wasm";
import { StartError } from "../services/start-error";
import { engineAdapter } from "./engine-adapter";

/** What the engine tells while it works; none of it is for the person who migrates. */
const ignoreLog = () => {};

interface EngineModule {
  SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

/**
 * Prisma's schema engine as WebAssembly. It is the engine that `prisma migrate` runs as a native program, which the
 * CLI downloads at its first use; this one comes with npm and works behind a firewall. It fills the same
 * `_prisma_migrations`, so both can be used on one database.
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  schema: SchemasContainer | undefined,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const engineModule = await loadEngine();
  const datamodels = schema?.files.map(({ path, content }): [string, string] => [path, content]);
  const { factory, close } = engineAdapter(databaseUrl);
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  let engine: SchemaEngine | undefined;
  try {
    engine = await engineModule.SchemaEngine.new({ datamodels }, ignoreLog, adapter);
    return await work(engine);
  } catch (error) {
    throw readable(error);
  } finally {
    engine?.free();
    await close();
  }
}

let loaded: Promise<EngineModule> | undefined;

function loadEngine(): Promise<EngineModule> {
  loaded ??= (async () => {
    const folder = dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
    const script = pathToFileURL(join(folder, "schema_engine_bg.js")).href;
    const engineModule: EngineModule = await import(script);
    // Where the engine leaves its last words before it aborts; without this it aborts over that.
    Object.assign(globalThis, {
      PRISMA_WASM_PANIC_REGISTRY: {
        set_message: (message: string) => console.error(`Prisma's schema engine: ${message}`),
      },
    });
    const { instance } = await WebAssembly.instantiate(readFileSync(join(folder, "schema_engine_bg.wasm")), {
      "./schema_engine_bg.js": engineModule as unknown as WebAssembly.ModuleImports,
    });
    engineModule.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
    return engineModule;
  })();
  return loaded;
}

/** What the engine has to say to people, without its own stack, which begins at a line `0:`. */
function readable(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== "SchemaConnectorError") return error;
  const sentence =
    error.message
      .split(/\n\s*0: /)[0]
      ?.replace("external connector error\n", "")
      .trim() ?? "";
  const migration = /migration_name="([^"]+)"/.exec(error.message)?.[1];
  return new StartError(migration ? `Migration ${migration}: ${sentence}` : sentence);
}
