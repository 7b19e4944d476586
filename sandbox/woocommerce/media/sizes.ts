import type { AttachmentRecord } from "../store/records";

/** The sizes that WordPress and WooCommerce make of a picture, in the order in which they are listed. */
const sizes: { width: number; height: number; crop: boolean }[] = [
  { width: 300, height: 300, crop: false },
  { width: 1024, height: 1024, crop: false },
  { width: 150, height: 150, crop: true },
  { width: 768, height: 0, crop: false },
  { width: 1536, height: 1536, crop: false },
  { width: 2048, height: 2048, crop: false },
  { width: 300, height: 300, crop: true },
  { width: 600, height: 0, crop: false },
  { width: 100, height: 100, crop: true },
];

interface Size {
  width: number;
  height: number;
}

function scaled(picture: Size, size: (typeof sizes)[number]): Size | undefined {
  if (size.crop) {
    const cropped = {
      width: Math.min(size.width, picture.width),
      height: Math.min(size.height, picture.height),
    };
    return cropped.width === picture.width && cropped.height === picture.height ? undefined : cropped;
  }
  const byHeight = size.height === 0 ? 1 : size.height / picture.height;
  const ratio = Math.min(size.width / picture.width, byHeight);
  if (ratio >= 1) return undefined;
  const shrunk = (length: number) => Math.max(1, Math.round(length * ratio));
  return { width: shrunk(picture.width), height: shrunk(picture.height) };
}

function nameOf(file: string, size: Size): string {
  return file.replace(/(\.[^.]+)$/, `-${size.width}x${size.height}$1`);
}

/** `srcset`: the sizes that have the picture's own shape. */
export function srcset(picture: AttachmentRecord, addressOf: (file: string) => string): string {
  const sources = new Map([[picture.width, picture.file]]);
  for (const size of sizes) {
    const made = scaled(picture, size);
    if (made && sameShape(made, picture)) sources.set(made.width, nameOf(picture.file, made));
  }
  if (sources.size < 2) return "";
  return [...sources].map(([width, file]) => `${addressOf(file)} ${width}w`).join(", ");
}

function sameShape(small: Size, large: Size): boolean {
  const expected = scaled(large, { width: small.width, height: 0, crop: false });
  return expected !== undefined && Math.abs(expected.height - small.height) <= 1;
}

export function thumbnailFile(picture: AttachmentRecord): string {
  const made = scaled(picture, { width: 300, height: 300, crop: true });
  return made ? nameOf(picture.file, made) : picture.file;
}
