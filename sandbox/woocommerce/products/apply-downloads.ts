import { randomUUID } from "node:crypto";
import type { Download, ProductRecord } from "../store/records";
import { isEmpty, isSet, items, member, type Params, phpInt, phpString, storeBool } from "../text/php";

export function applyDownloads(product: ProductRecord, params: Params): void {
  if (isSet(params.downloadable)) product.downloadable = storeBool(params.downloadable);
  if (!product.downloadable) return;
  if (typeof params.downloads === "object" && params.downloads !== null)
    product.downloads = read(params.downloads);
  if (isSet(params.download_limit)) product.downloadLimit = limit(params.download_limit);
  if (isSet(params.download_expiry)) product.downloadExpiry = limit(params.download_expiry);
}

function limit(value: unknown): number {
  return value === -1 || value === "" ? -1 : Math.abs(phpInt(value));
}

function read(given: unknown): Download[] {
  return items(given).flatMap((entry) => {
    const file = phpString(member(entry, "file"));
    if (file === "") return [];
    const id = member(entry, "id");
    const name = member(entry, "name");
    return {
      id: isEmpty(id) ? randomUUID() : phpString(id),
      name: isEmpty(name) ? ((file.split(/[?#]/, 1)[0] ?? "").split("/").at(-1) ?? "") : phpString(name),
      file,
    };
  });
}
