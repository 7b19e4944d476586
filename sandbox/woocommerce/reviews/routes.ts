import type { Hono } from "hono";
import type { SandboxEnv } from "@/sandbox/core/listen";
import { flag, pageArgs } from "../products/schema";
import { type Answer, type Item, single } from "../rest/answer";
import { runBatch } from "../rest/batch";
import type { StoreContext } from "../rest/context";
import { RestError } from "../rest/errors";
import { cutPage, listAnswer } from "../rest/paging";
import { demand, type Right } from "../rest/permissions";
import type { RestRequest } from "../rest/request";
import { restRoute } from "../rest/route";
import type { ReviewRecord } from "../store/sales-records";
import type { Store } from "../store/store";
import { isEmpty, phpInt } from "../text/php";
import { listReviews } from "./list";
import { countRatings } from "./ratings";
import { reviewItem } from "./respond";
import { createReview, updateReview } from "./save";
import { newReviewArgs, reviewArgs, reviewListArgs } from "./schema";

/** A review takes about half a product's time. */
const weight = 0.5;

export function reviewRoutes(app: Hono<SandboxEnv>, context: StoreContext): void {
  const { store } = context;
  const create = ({ params }: RestRequest): Item => reviewItem(store, createReview(store, params), "edit");
  const update = (request: RestRequest): Item =>
    reviewItem(store, updateReview(store, named(store, request), request.params), "edit");
  restRoute(app, context, "/wc/v3/products/reviews", {
    get: {
      args: reviewListArgs,
      permit: demand("list"),
      handle: (request) => {
        const shownAs = request.params.context === "edit" ? "edit" : "view";
        const page = cutPage(listReviews(store, request.params), request.params);
        const list = page.rows.map((review) => reviewItem(store, review, shownAs));
        return listAnswer(list, page, store.site.rest("products/reviews"), request.query);
      },
    },
    create: {
      args: newReviewArgs,
      permit: demand("create"),
      handle: (request) => {
        const item = create(request);
        return single(item, 201, weight, { Location: store.site.rest(`products/reviews/${item.body.id}`) });
      },
    },
  });
  restRoute(app, context, "/wc/v3/products/reviews/batch", {
    edit: {
      permit: demand("batch"),
      handle: (request) =>
        runBatch(request, { weight, create, update, remove: (inner) => remove(store, inner) }),
    },
  });
  restRoute(app, context, "/wc/v3/products/reviews/:id{[0-9]+}", {
    get: {
      args: { context: pageArgs.context ?? flag },
      permit: permitOne(store, "view"),
      handle: (request) => {
        const shownAs = request.params.context === "edit" ? "edit" : "view";
        return single(reviewItem(store, named(store, request), shownAs), 200, 1);
      },
    },
    edit: {
      args: reviewArgs,
      permit: permitOne(store, "edit"),
      handle: (request) => single(update(request), 200, weight),
    },
    remove: {
      args: { force: { ...flag, default: false } },
      permit: permitOne(store, "delete"),
      handle: (request): Answer => single(remove(store, request), 200, 1),
    },
  });
}

function permitOne(store: Store, right: Right) {
  return (request: RestRequest) => {
    named(store, request);
    demand(right)(request);
  };
}

function named(store: Store, { params }: RestRequest): ReviewRecord {
  const review = store.sales.reviews.get(phpInt(params.id));
  if (!review) throw new RestError("woocommerce_rest_review_invalid_id", "Invalid review ID.", 404);
  return review;
}

function remove(store: Store, request: RestRequest): Item {
  const review = named(store, request);
  if (!isEmpty(request.params.force)) {
    store.sales.reviews.delete(review.id);
    countRatings(store, review.productId);
    return { body: { deleted: true, previous: reviewItem(store, review, "edit").body }, links: {} };
  }
  if (review.status === "trash") {
    throw new RestError("woocommerce_rest_already_trashed", "The object has already been trashed.", 410);
  }
  const trashed = { ...review, status: "trash", statusBefore: review.status };
  const kept = store.sales.reviews.put(trashed);
  countRatings(store, review.productId);
  return reviewItem(store, kept, "edit");
}
