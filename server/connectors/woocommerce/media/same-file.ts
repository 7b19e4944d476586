/** What WordPress puts behind the name of a file that it has made smaller or has turned. */
const OF_WORDPRESS = /-(scaled|rotated)$/;

function pathOf(address: string): string {
  if (!URL.canParse(address)) return address;
  const { pathname } = new URL(address);
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
}

/** Name of the file without its ending. */
function stemOf(address: string): string {
  return (pathOf(address).split("/").at(-1) ?? "")
    .replace(/\.[a-z0-9]+$/i, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-");
}

/**
 * Whether the picture in the shop can be the one of this address. WordPress forgets where a picture came from, but keeps
 * the name of its file, with a number behind one that it had already.
 */
export function isSameFile(address: string, heldAddress: string): boolean {
  const [stem, held] = [stemOf(address), stemOf(heldAddress).replace(OF_WORDPRESS, "")];
  return (
    stem !== "" && (held === stem || (held.startsWith(`${stem}-`) && /^-\d+$/.test(held.slice(stem.length))))
  );
}
