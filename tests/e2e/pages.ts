import { readdirSync } from "node:fs";
import { posix } from "node:path";

/**
 * The addresses of all files of that name in a folder of the app, with what stands in brackets filled in. A page whose
 * brackets nobody has filled in is an error, so that a new one is not left out.
 */
export function addressesOf(
  folder: string,
  file: string,
  things: Record<string, string | readonly string[]>,
): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files
    .filter((path) => posix.basename(path) === file)
    .flatMap((path) => {
      const parts = posix.dirname(path).split("/");
      return parts
        .filter((part) => part !== "." && !/^\(.*\)$/.test(part))
        .reduce<string[]>(
          (addresses, part) => extend(addresses, part, things, path),
          [folder.replace(/^app(\/\(.*?\))*/, "")],
        );
    })
    .map((address) => address || "/");
}

function extend(
  addresses: string[],
  part: string,
  things: Record<string, string | readonly string[]>,
  path: string,
): string[] {
  const name = /^\[(?:\.\.\.)?(\w+)\]$/.exec(part)?.[1];
  const values = name === undefined ? part : things[name];
  if (values === undefined) throw new Error(`${path}: nothing is known of [${name}]`);
  return addresses.flatMap((address) => [values].flat().map((value) => `${address}/${value}`));
}
