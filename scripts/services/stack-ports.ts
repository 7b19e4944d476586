import { join } from "node:path";
import { demandFreePorts, rememberedPorts, type WantedPort } from "./ports";
import type { StackOptions, StackPorts } from "./stack-options";
import { StartError } from "./start-error";

const known: { name: keyof StackPorts; variable: string; usual: number; purpose: string }[] = [
  { name: "app", variable: "PORT", usual: 3000, purpose: "the app" },
  { name: "executor", variable: "EXECUTOR_PORT", usual: 3001, purpose: "the embedded executor" },
  { name: "bigcommerce", variable: "BIGCOMMERCE_PORT", usual: 4010, purpose: "the BigCommerce sandbox" },
  { name: "woocommerce", variable: "WOOCOMMERCE_PORT", usual: 4020, purpose: "the WooCommerce sandbox" },
];

/** The ports to use; complains about taken ones before anything is started. */
export async function choosePorts(
  options: StackOptions & { dataDir: string; executor: boolean },
): Promise<StackPorts> {
  const needed = known.filter(
    ({ name }) => name === "app" || (name === "executor" ? options.executor : options.sandbox),
  );
  const remembered = await rememberedPorts(
    join(options.dataDir, "ports.json"),
    options.ports === "remembered" ? known.map(({ name }) => name) : [],
  );
  const ports = { app: 0, executor: 0, bigcommerce: 0, woocommerce: 0 };
  const demanded: WantedPort[] = [];
  for (const { name, variable, usual, purpose } of needed) {
    const given = options.env?.[variable] ?? process.env[variable];
    const port = given
      ? parsePort(variable, given)
      : options.ports === "remembered"
        ? remembered[name]
        : usual;
    ports[name] = port;
    demanded.push({ port, variable, purpose });
  }
  await demandFreePorts(demanded);
  return ports;
}

function parsePort(variable: string, given: string): number {
  const port = Number(given);
  if (Number.isInteger(port) && port > 0 && port <= 65_535) return port;
  throw new StartError(`${variable} is "${given}", which is not a port: set it to a number from 1 to 65535.`);
}
