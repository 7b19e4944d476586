import { choice, ids, listOf, moment, pageArgs, text, whole } from "../products/schema";
import type { Args } from "../rest/schema";

const statuses = ["approved", "hold", "spam", "unspam", "trash", "untrash"] as const;

export const reviewArgs: Args = {
  product_id: whole,
  product_name: text,
  status: choice(statuses),
  reviewer: text,
  reviewer_email: text,
  review: text,
  rating: whole,
};

export const newReviewArgs: Args = {
  ...reviewArgs,
  product_id: { ...whole, required: true },
  status: choice(statuses, "approved"),
  reviewer: { ...text, required: true },
  reviewer_email: { ...text, required: true },
  review: { ...text, required: true },
};

export const reviewListArgs: Args = {
  ...pageArgs,
  after: moment,
  before: moment,
  exclude: ids,
  include: ids,
  offset: whole,
  order: choice(["asc", "desc"], "desc"),
  orderby: choice(["date", "date_gmt", "id", "include", "product"], "date_gmt"),
  reviewer: listOf(whole),
  reviewer_exclude: listOf(whole),
  reviewer_email: { type: "string", format: "email" },
  product: ids,
  status: choice(["all", "hold", "approved", "spam", "trash"], "approved"),
};
