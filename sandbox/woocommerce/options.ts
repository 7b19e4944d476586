import type { FaultRule } from "@/sandbox/core/faults";
import type { PaceOptions } from "@/sandbox/core/pace";

export interface WooCommerceSandboxOptions {
  /** 0 (the default) takes any free port. */
  port?: number;
  host?: string;
  /** Keeps the store in this folder; without it the store lives in memory. */
  dataDir?: string;
  /** How quickly the store works; without it every answer goes out at once. */
  pace?: PaceOptions;
  /**
   * Treats the store as reached over HTTPS, which is what allows Basic authentication. With false it behaves like a
   * store on plain HTTP: keys are ignored there and OAuth 1.0a is asked for.
   */
  assumeHttps?: boolean;
  /** Fetches pictures from this machine and private networks, which stock WordPress refuses. */
  allowPrivateImages?: boolean;
  /** Lets the one-click connection post its key to a plain http address on this machine. */
  allowLoopbackCallback?: boolean;
  /** The shop's name. */
  name?: string;
  currency?: string;
  units?: { weight?: "kg" | "g" | "lbs" | "oz"; dimension?: "m" | "cm" | "mm" | "in" | "yd" };
  timezone?: string;
  /** The address of the shop's staff account, which gets the mails about orders. */
  staffEmail?: string;
  faults?: readonly FaultRule[];
}

export interface SandboxSettings {
  assumeHttps: boolean;
  allowPrivateImages: boolean;
  allowLoopbackCallback: boolean;
  name: string;
  currency: string;
  weightUnit: string;
  dimensionUnit: string;
  timezone: string;
  staffEmail: string;
}

export function settingsFrom(options: WooCommerceSandboxOptions): SandboxSettings {
  return {
    assumeHttps: options.assumeHttps ?? true,
    allowPrivateImages: options.allowPrivateImages ?? true,
    allowLoopbackCallback: options.allowLoopbackCallback ?? true,
    name: options.name ?? "Sandbox shop",
    currency: options.currency ?? "USD",
    weightUnit: options.units?.weight ?? "kg",
    dimensionUnit: options.units?.dimension ?? "cm",
    timezone: options.timezone ?? "Europe/Berlin",
    staffEmail: options.staffEmail ?? "admin@example.test",
  };
}

/** The keys that every new sandbox store has, in the form of real ones. They open nothing but a sandbox. */
export const sandboxKeys = {
  write: { key: `ck_${"5a4d0001".repeat(5)}`, secret: `cs_${"5a4d0002".repeat(5)}` },
  read: { key: `ck_${"5a4d0003".repeat(5)}`, secret: `cs_${"5a4d0004".repeat(5)}` },
  /** Belongs to a user who may not manage the shop. */
  customer: { key: `ck_${"5a4d0005".repeat(5)}`, secret: `cs_${"5a4d0006".repeat(5)}` },
} as const;

/** Who signs in on the sandbox's own pages. */
export const sandboxLogin = { username: "shopkeeper", password: "sandbox" } as const;
