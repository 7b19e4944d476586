import type { MediaWanted } from "@/server/connectors/core/target";
import type { IssueDraft } from "@/server/domain/issue";
import type { WpError } from "../answers";
import { plainText } from "../text";
import { technicalOfError } from "../writers/refusal";

/** What WooCommerce says of a file that it has fetched but does not take. */
const TYPE_REFUSED = /not allowed to upload this file type|mime|file type/i;

/** Why a picture is missing, from the refusal of the product or variation that should have got it. */
export function imageIssue(wanted: MediaWanted, error: WpError): IssueDraft {
  const message = plainText(error.message);
  const detail = /Error: (.+)$/.exec(message)?.[1] ?? /Invalid image: (.+)$/.exec(message)?.[1] ?? message;
  return {
    code: TYPE_REFUSED.test(message) ? "image_type_unsupported" : "image_unreachable",
    field: "images",
    details: { url: wanted.image.url, detail: detail.replace(/\.$/, "") || error.code },
    technical: technicalOfError(error),
  };
}

export function brokenImageIssue(wanted: MediaWanted, detail: string, technical: string): IssueDraft {
  return {
    code: "image_unreachable",
    field: "images",
    details: { url: wanted.image.url, detail },
    technical: technical.slice(0, 600),
  };
}

/** A picture that the ledger knows was deleted from the media library: its id, else null. */
export function missingImageId(error: WpError): string | null {
  if (!/invalid_image_id$/.test(error.code)) return null;
  return /#(\d+)/.exec(error.message)?.[1] ?? null;
}
