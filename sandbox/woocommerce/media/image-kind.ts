export interface ImageKind {
  mimeType: string;
  extension: string;
  width: number;
  height: number;
}

/** Which image file a content is, by its first bytes, and how large it is. */
export function imageKind(content: Buffer): ImageKind | undefined {
  if (content.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1")) && content.length >= 24) {
    return {
      mimeType: "image/png",
      extension: "png",
      width: content.readUInt32BE(16),
      height: content.readUInt32BE(20),
    };
  }
  const head = content.subarray(0, 12).toString("latin1");
  if (head.startsWith("GIF8") && content.length >= 10) {
    return {
      mimeType: "image/gif",
      extension: "gif",
      width: content.readUInt16LE(6),
      height: content.readUInt16LE(8),
    };
  }
  if (head.startsWith("\xff\xd8\xff"))
    return { mimeType: "image/jpeg", extension: "jpg", ...jpegSize(content) };
  if (head.startsWith("RIFF") && head.endsWith("WEBP")) {
    return { mimeType: "image/webp", extension: "webp", ...webpSize(content) };
  }
  if (head.startsWith("BM") && content.length >= 26) {
    const height = Math.abs(content.readInt32LE(22));
    return { mimeType: "image/bmp", extension: "bmp", width: content.readInt32LE(18), height };
  }
  if (head.startsWith("II*\0") || head.startsWith("MM\0*")) return sizeless("image/tiff", "tiff");
  if (head.startsWith("\0\0\x01\0")) return sizeless("image/x-icon", "ico");
  return undefined;
}

function sizeless(mimeType: string, extension: string): ImageKind {
  return { mimeType, extension, width: 0, height: 0 };
}

function jpegSize(content: Buffer): { width: number; height: number } {
  let at = 2;
  while (at + 9 < content.length && content[at] === 0xff) {
    const marker = content[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7) };
    at += 2 + content.readUInt16BE(at + 2);
  }
  return { width: 0, height: 0 };
}

function webpSize(content: Buffer): { width: number; height: number } {
  if (content.length < 30) return { width: 0, height: 0 };
  const format = content.toString("latin1", 12, 16);
  if (format === "VP8 ")
    return { width: content.readUInt16LE(26) & 0x3fff, height: content.readUInt16LE(28) & 0x3fff };
  if (format === "VP8L") {
    const bits = content.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return { width: content.readUIntLE(24, 3) + 1, height: content.readUIntLE(27, 3) + 1 };
}
