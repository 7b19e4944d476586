import type { AttachmentRecord } from "../store/records";
import type { Store } from "../store/store";
import { removeAccents } from "../text/accents";
import { isEmpty, type Params, phpString } from "../text/php";
import { clean } from "../text/sanitize";
import { texturize } from "../text/texturize";
import type { FetchedImage } from "./fetch-image";
import { srcset, thumbnailFile } from "./sizes";

/** Stores a fetched picture in the uploads of this month; a taken file name gets "-1" and so on. */
export function addAttachment(store: Store, image: FetchedImage): number {
  const now = store.site.now();
  const folder = (store.site.local(now) ?? "").slice(0, 7).replace("-", "/");
  const file = freeFile(store, folder, image.name, image.kind.extension);
  const digest = store.files.write(file, image.content);
  return store.putAttachment({
    id: 0,
    title: file.slice(folder.length + 1),
    alt: "",
    file,
    mimeType: image.kind.mimeType,
    digest,
    width: image.kind.width,
    height: image.kind.height,
    createdAt: now,
    modifiedAt: now,
  }).id;
}

function freeFile(store: Store, folder: string, name: string, extension: string): string {
  const stem = fileStem(name);
  // A name that looks like one of a picture's sizes always gets a number.
  let number = /-(?:\d+x\d+|scaled|rotated)$/.test(stem) ? 1 : 0;
  for (; ; number += 1) {
    const file = `${folder}/${stem}${number === 0 ? "" : `-${number}`}.${extension}`;
    if (!store.files.has(file)) return file;
  }
}

/** WordPress's `sanitize_file_name`, without the extension. */
function fileStem(name: string): string {
  const cleaned = removeAccents(name)
    .replace(/[?[\]/\\=<>:;,'"&$#*()|~`!{}%+’«»”“]/g, "")
    .replace(/\.{2,}/g, ".")
    .replace(/[\r\n\t -]+/g, "-")
    .replace(/^[.\-_]+|[.\-_]+$/g, "");
  return cleaned.replace(/\.[^.]*$/, "");
}

/** Alternative text and title, where a request gives them. */
export function setAttachmentTexts(store: Store, id: number, alt: unknown, name: unknown): void {
  const attachment = store.state.attachments.get(id);
  if (!attachment || (isEmpty(alt) && isEmpty(name))) return;
  store.putAttachment({
    ...attachment,
    ...(isEmpty(alt) ? {} : { alt: clean(alt) }),
    ...(isEmpty(name) ? {} : { title: phpString(name), modifiedAt: store.site.now() }),
  });
}

export function uploadAddress(store: Store, file: string): string {
  return `${store.site.url}/wp-content/uploads/${file}`;
}

/** An image as product answers show it. Its local dates have the site's offset twice: so does the real store's. */
export function productImage(store: Store, attachment: AttachmentRecord): Params {
  return {
    ...variationImage(store, attachment),
    srcset: srcset(attachment, (file) => uploadAddress(store, file)),
    sizes: `(max-width: ${attachment.width}px) 100vw, ${attachment.width}px`,
    thumbnail: uploadAddress(store, thumbnailFile(attachment)),
  };
}

export function variationImage(store: Store, attachment: AttachmentRecord): Params {
  const shifted = (seconds: number) => store.site.local(seconds + store.site.offsetAt(seconds));
  return shownImage(store, attachment, shifted);
}

/** An image as category and brand answers show it, with the right dates. */
export function termImage(store: Store, attachment: AttachmentRecord): Params {
  return shownImage(store, attachment, (seconds) => store.site.local(seconds));
}

function shownImage(
  store: Store,
  attachment: AttachmentRecord,
  local: (seconds: number) => string | null,
): Params {
  return {
    id: attachment.id,
    date_created: local(attachment.createdAt),
    date_created_gmt: store.site.gmt(attachment.createdAt),
    date_modified: local(attachment.modifiedAt),
    date_modified_gmt: store.site.gmt(attachment.modifiedAt),
    src: uploadAddress(store, attachment.file),
    name: texturize(attachment.title),
    alt: attachment.alt,
  };
}
