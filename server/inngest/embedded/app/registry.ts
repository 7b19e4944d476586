import { Cron } from "croner";
import { z } from "zod";
import type { ExecutorLogger } from "../settings";
import type { Database } from "../store/database";
import { type FunctionConfig, functionConfig, registration } from "./function-config";

export interface CronTrigger {
  functionId: string;
  cron: string;
  schedule: Cron;
}

/** The functions that the app has registered, held in memory and kept in Postgres. */
export interface Registry {
  get(functionId: string): FunctionConfig | undefined;
  triggeredBy(eventName: string): { config: FunctionConfig; expression: string | undefined }[];
  crons(): CronTrigger[];
  size(): number;
  load(): Promise<void>;
  /** Takes over what the app registered; refuses the whole of it when one function cannot be run here. */
  register(body: unknown): Promise<{ modified: boolean }>;
}

/** Its message says which function asks for what the executor cannot do, and what to do about it. */
export class RegistrationRefused extends Error {
  override name = "RegistrationRefused";
}

/** `TZ=Europe/Paris 0 3 * * *`: the zone stands before the five fields. */
export function parseCron(text: string): Cron {
  const [, zone, pattern] = /^(?:TZ=(\S+)\s+)?(.+)$/.exec(text.trim()) ?? [];
  return new Cron(pattern ?? "", { paused: true, timezone: zone ?? "UTC" });
}

function refusal(id: string, error: z.ZodError): RegistrationRefused {
  const reasons = error.issues.map((issue) => {
    if (issue.code === "unrecognized_keys")
      return `it uses ${issue.keys.join(" and ")}, which the embedded executor does not have`;
    return `${issue.path.join(".")} ${issue.message}`;
  });
  return new RegistrationRefused(
    `The function ${id} cannot be registered: ${reasons.join("; ")}. Take the option out, or run Inngest itself.`,
  );
}

function parseFunction(raw: unknown): FunctionConfig {
  const parsed = functionConfig.safeParse(raw);
  const id = z.object({ id: z.string() }).safeParse(raw).data?.id ?? "(without an id)";
  if (!parsed.success) throw refusal(id, parsed.error);
  for (const trigger of parsed.data.triggers) {
    if (!("cron" in trigger)) continue;
    try {
      // A zone that does not exist shows when it is used.
      parseCron(trigger.cron).nextRun();
    } catch (cause) {
      throw new RegistrationRefused(
        `The function ${id} cannot be registered: "${trigger.cron}" is no cron expression.`,
        { cause },
      );
    }
  }
  return parsed.data;
}

export function createRegistry(db: Database, logger: ExecutorLogger, clock: () => Date): Registry {
  let functions = new Map<string, FunctionConfig>();
  let schedules: CronTrigger[] = [];

  async function load(): Promise<void> {
    const rows = await db.query<{ id: string; config: unknown }>(
      "select id, config from executor.functions where active order by id",
    );
    functions = new Map();
    for (const row of rows) {
      const parsed = functionConfig.safeParse(row.config);
      if (parsed.success) functions.set(row.id, parsed.data);
      else
        logger.warn(
          { functionId: row.id },
          "A function registered earlier is not understood; the app must register it anew",
        );
    }
    schedules = [...functions.values()].flatMap((config) =>
      config.triggers.flatMap((trigger) =>
        "cron" in trigger
          ? [{ functionId: config.id, cron: trigger.cron, schedule: parseCron(trigger.cron) }]
          : [],
      ),
    );
  }

  async function register(body: unknown): Promise<{ modified: boolean }> {
    const { functions: raw, appName, app_id } = registration.parse(body);
    const app = appName ?? app_id ?? "";
    const configs = raw.map((one) => {
      const parsed = parseFunction(one);
      return { id: parsed.id, config: JSON.stringify(one), parsed };
    });
    const modified = await db.transaction(async (tx) => {
      const written = await tx.query(
        `insert into executor.functions (id, app, config)
         select id, $1, config from unnest($2::text[], $3::jsonb[]) as given (id, config)
         on conflict (id) do update set app = excluded.app, config = excluded.config, active = true, registered_at = now()
         where functions.config <> excluded.config or not functions.active
         returning id`,
        [app, configs.map((one) => one.id), configs.map((one) => one.config)],
      );
      const gone = await tx.query(
        "update executor.functions set active = false where app = $1 and active and id <> all ($2) returning id",
        [app, configs.map((one) => one.id)],
      );
      const crons = configs.flatMap((one) =>
        one.parsed.triggers.flatMap((trigger) =>
          "cron" in trigger ? [{ id: one.id, cron: trigger.cron }] : [],
        ),
      );
      // A cron that is new counts from now; one that was known keeps the tick that it last fired.
      await tx.query(
        `insert into executor.crons (function_id, cron, last_tick)
         select id, cron, $1 from unnest($2::text[], $3::text[]) as given (id, cron)
         on conflict do nothing`,
        [clock(), crons.map((one) => one.id), crons.map((one) => one.cron)],
      );
      await tx.query(
        `delete from executor.crons c where not exists (
           select 1 from unnest($1::text[], $2::text[]) as given (id, cron)
           where given.id = c.function_id and given.cron = c.cron
         ) and c.function_id in (select id from executor.functions where app = $3)`,
        [crons.map((one) => one.id), crons.map((one) => one.cron), app],
      );
      return written.length + gone.length > 0;
    });
    // Another executor may have written the change.
    await load();
    return { modified };
  }

  return {
    get: (functionId) => functions.get(functionId),
    crons: () => schedules,
    size: () => functions.size,
    load,
    register,
    triggeredBy: (eventName) =>
      [...functions.values()].flatMap((config) =>
        config.triggers.flatMap((trigger) =>
          "event" in trigger && trigger.event === eventName
            ? [{ config, expression: trigger.expression }]
            : [],
        ),
      ),
  };
}
