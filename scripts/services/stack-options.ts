import type { LogTarget } from "./log-sink";

export interface StackOptions {
  /** `dev` reloads on changes; `prod` runs the built app. */
  mode: "dev" | "prod";
  /** Whether the stand-in stores are started too. */
  sandbox: boolean;
  /** Where the database, secrets, ports and logs are kept. */
  dataDir?: string;
  /**
   * `fixed`: PORT, EXECUTOR_PORT, BIGCOMMERCE_PORT and WOOCOMMERCE_PORT or their defaults; a taken one is an error.
   * `remembered`: those that are set, otherwise free ones, the same at each start on this data folder.
   */
  ports: "fixed" | "remembered";
  /** A database of this data folder's own even where DATABASE_URL is set, as tests want it. */
  ownDatabase?: boolean;
  /** Secrets must be given, not made up: an installation that others reach and that may move to other machines. */
  demandSecrets?: boolean;
  /** Further variables for all processes. */
  env?: Record<string, string>;
  /** Where the processes' output goes; files in the data folder by default. */
  output?: LogTarget;
  /** Called between the migrations and the start of the app, such as to make the demo's account. */
  prepare?: (context: { databaseUrl: string; env: Record<string, string> }) => Promise<void>;
  /** Told what is being done, in short sentences. */
  progress?: (sentence: string) => void;
  /** Told why when a process ends on its own; everything has been stopped by then. By default this ends the script. */
  onCrash?: (reason: string) => void;
}

export interface StackPorts {
  app: number;
  executor: number;
  bigcommerce: number;
  woocommerce: number;
}

export interface StackUrls {
  app: string;
  executor?: string;
  bigcommerce?: string;
  woocommerce?: string;
}
