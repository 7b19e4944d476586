/**
 * The closed list of what can be wrong with one record. `cause` and `remedy` are sentences for a shopkeeper;
 * `{name}` is filled in from the issue's details.
 */
export const ISSUE_CATALOGUE = {
  record_malformed: {
    severity: "error",
    title: "Record could not be read",
    cause: "The source sent this record in a form that cannot be understood: {detail}.",
    remedy:
      "Open the record in the source store, save it once, and retry. If it stays, show support the technical part.",
  },
  mapping_failed: {
    severity: "error",
    title: "Mapping rule failed",
    cause: "The rule for {field} could not be applied: {detail}.",
    remedy: "Change the rule in the import's mapping, then retry the record.",
  },
  required_field_missing: {
    severity: "error",
    title: "Required field is empty",
    cause: "{field} is empty, and the target cannot do without it.",
    remedy: "Fill it in at the source, or give the field a fixed text or a second choice in the mapping.",
  },
  sku_duplicate_in_target: {
    severity: "error",
    title: "SKU already taken in the target",
    cause: "The target already has another product with the SKU {sku} (id {targetId}).",
    remedy:
      "Change the SKU on one side, or let the import take over existing products with the same SKU in its options.",
  },
  sku_of_another_product: {
    severity: "error",
    title: "SKU already taken by another imported product",
    cause:
      "The target already has a product with the SKU {sku} (id {targetId}), which was brought over from another product of a source (id {other}).",
    remedy:
      "If the source no longer has that product, delete it in the target for good, then retry. Otherwise give one of the two another SKU at the source.",
  },
  email_taken_in_target: {
    severity: "error",
    title: "E-mail address already taken in the target",
    cause: "The target already has another account with the e-mail address {key} (id {targetId}).",
    remedy:
      "Change the address on one side, or let the import take over existing accounts in its options. Accounts of the shop's staff are never taken over.",
  },
  deletion_held: {
    severity: "warning",
    title: "Gone at the source, kept for now",
    cause: "The source no longer has this record, but it was left as it is in the target: {detail}.",
    remedy:
      "Look at the list. If they are really gone, press Apply these deletions on the run's page. If not, mend the source and run the import again.",
  },
  deletion_refused: {
    severity: "error",
    title: "Could not be taken out of the target",
    cause: "The source no longer has this record, and the target would not let go of it: {detail}.",
    remedy: "Look at it in the target's admin pages and remove it there, or retry.",
  },
  email_shared: {
    severity: "warning",
    title: "Two customers with one e-mail address",
    cause: "Another customer of the source ({other}) has the e-mail address {key} too: {detail}.",
    remedy:
      "Nothing to do if that is right. Otherwise choose in the import's options what becomes of such customers, or give one of them another address at the source.",
  },
  customer_missing: {
    severity: "warning",
    title: "Customer was not brought over",
    cause: "The order belongs to the customer {customer}, whom no import has brought over.",
    remedy:
      "Run the import of customers, then this one again: the order is then linked. Until then it stands as a guest's.",
  },
  product_missing: {
    severity: "warning",
    title: "Product was not brought over",
    cause: "The line {line} names a product ({product}) that no import has brought over or that is gone.",
    remedy:
      "The line is kept with its name and amounts, without a product. If the product still exists, import products and run this again.",
  },
  refund_incomplete: {
    severity: "warning",
    title: "Refunded, but not whole",
    cause: "The source calls the order refunded, yet its refunds come to {refunded} of {total}.",
    remedy:
      "It stands as completed with those refunds, because WooCommerce would book the rest by itself. If all was paid back, set it to Refunded in the shop.",
  },
  order_total_differs: {
    severity: "error",
    title: "Order total differs",
    cause: "The order comes to {source} at the source, but to {target} in the target.",
    remedy:
      "Check the shop's tax settings and plugins that change orders, then retry the record. Show support the technical part if it stays.",
  },
  sku_in_trash: {
    severity: "error",
    title: "SKU belongs to a product in the trash",
    cause: "A product in the target's trash still holds the SKU {sku}.",
    remedy: "Empty the trash under Products in the WordPress admin, or restore that product, then retry.",
  },
  sku_duplicate_in_source: {
    severity: "warning",
    title: "SKU used twice at the source",
    cause: "The SKU {sku} belongs to more than one product or variant of the source.",
    remedy:
      "WooCommerce allows a SKU once only. Give each its own SKU at the source, then run the import again.",
  },
  sku_too_long: {
    severity: "warning",
    title: "SKU longer than 100 characters",
    cause: "The SKU {sku} is longer than the 100 characters that WooCommerce can keep unique.",
    remedy: "Shorten the SKU at the source or with a rule in the mapping.",
  },
  gtin_invalid: {
    severity: "warning",
    title: "GTIN not usable",
    cause: "The GTIN {gtin} is malformed or already taken in the target, so it was left out.",
    remedy: "Correct the GTIN at the source and run the import again.",
  },
  sale_price_not_lower: {
    severity: "warning",
    title: "Sale price is not below the price",
    cause:
      "The sale price {salePrice} is not below the regular price {price}; WooCommerce drops such a sale price.",
    remedy:
      "The regular price was kept. Correct the sale price at the source, or change it by a rule in the mapping.",
  },
  price_missing: {
    severity: "warning",
    title: "No price",
    cause: "The source gives no price, so the product cannot be bought in the target.",
    remedy: "Enter a price at the source, or set one by a rule in the mapping.",
  },
  variants_missing: {
    severity: "warning",
    title: "Variants could not be read",
    cause: "The product has options at the source, but its variants were not given: {detail}.",
    remedy:
      "The product was brought over without variations. Check its options at the source and run the import again.",
  },
  variation_failed: {
    severity: "error",
    title: "A variation was refused",
    cause: "The target refused the variation {variation}: {detail}.",
    remedy: "Correct the variant at the source, then retry the record.",
  },
  variation_duplicate: {
    severity: "warning",
    title: "Two variants with the same choices",
    cause: "Two variants have the same choices: {variation}. A shopper could never reach the second one.",
    remedy: "Remove one of the variants at the source.",
  },
  review_failed: {
    severity: "warning",
    title: "A review was refused",
    cause: "The target refused the {review}: {detail}.",
    remedy: "The product itself is complete. Correct the review at the source, then retry the record.",
  },
  category_missing: {
    severity: "warning",
    title: "Category not found",
    cause: "The product is in a category ({category}) that the source does not list.",
    remedy: "Check the product's categories at the source. The product was brought over without it.",
  },
  category_failed: {
    severity: "error",
    title: "Category could not be written",
    cause: "The target refused the category {category}: {detail}.",
    remedy: "Correct the category's name at the source, then run the import again.",
  },
  brand_missing: {
    severity: "warning",
    title: "Brand not found",
    cause: "The product has a brand ({brand}) that the source does not list.",
    remedy: "Check the product's brand at the source. The product was brought over without it.",
  },
  brand_failed: {
    severity: "error",
    title: "Brand could not be written",
    cause: "The target refused the brand {brand}: {detail}.",
    remedy: "Correct the brand's name at the source, then run the import again.",
  },
  reference_failed: {
    severity: "error",
    title: "An attribute could not be written",
    cause: "The target refused the attribute {name}: {detail}.",
    remedy: "Rename the option at the source, or use product attributes in the import's options, then retry.",
  },
  part_missing: {
    severity: "warning",
    title: "A part could not be read",
    cause: "The source did not give the {part} of this record: {detail}.",
    remedy: "Mend what is named, then retry the record. Everything else of it was brought over.",
  },
  image_unreachable: {
    severity: "warning",
    title: "Image could not be fetched",
    cause: "The target could not fetch the image {url}: {detail}.",
    remedy:
      "Check that the image still opens in a browser. The product itself is complete; retry brings the image later.",
  },
  image_type_unsupported: {
    severity: "warning",
    title: "Image type not supported",
    cause: "WooCommerce does not take the image {url}: {detail}.",
    remedy: "Replace it at the source by a JPEG, PNG, GIF or WebP picture.",
  },
  value_dropped: {
    severity: "warning",
    title: "A value does not fit the target",
    cause: "{field} was left out or shortened: {detail}.",
    remedy: "Shorten or correct the value at the source, or change it by a rule in the mapping.",
  },
  target_refused: {
    severity: "error",
    title: "The target refused the record",
    cause: "The target answered: {detail}.",
    remedy: "Correct the value it names at the source or in the mapping, then retry the record.",
  },
  target_missing: {
    severity: "error",
    title: "No longer in the target",
    cause: "The record was brought over before, but the target no longer has it (id {targetId}).",
    remedy: "It will be created again by the next run. To keep it out, exclude it in the import's filters.",
  },
  target_differs: {
    severity: "warning",
    title: "The target kept something else",
    cause: "{field} was sent as {sent}, but the target holds {held}.",
    remedy:
      "A plugin of the target store may change this field. Check it there, or leave the field out of the mapping.",
  },
  duplicate_removed: {
    severity: "warning",
    title: "A duplicate was moved to the trash",
    cause: "A lost answer had left a second copy in the target (id {targetId}).",
    remedy: "Nothing to do. The copy is in the target's trash.",
  },
  existing_skipped: {
    severity: "warning",
    title: "Already in the target",
    cause: "The target already has {key} (id {targetId}), and the import leaves alone what is there.",
    remedy: "To update it, choose to take over what exists in the import's options.",
  },
} as const satisfies Record<string, IssueDefinition>;

interface IssueDefinition {
  severity: IssueSeverity;
  title: string;
  cause: string;
  remedy: string;
}

/** An error leaves the record failed; a warning does not. */
export type IssueSeverity = "error" | "warning";

export type IssueCode = keyof typeof ISSUE_CATALOGUE;

export const ISSUE_CODES = Object.keys(ISSUE_CATALOGUE) as IssueCode[];

/** An issue before it is stored. `details` fills the sentences in; values are short texts, never secrets. */
export interface IssueDraft {
  code: IssueCode;
  /** The target or source field concerned. */
  field?: string;
  details?: Record<string, string>;
  /** What the platform answered, for the technical part. */
  technical?: string;
}

export interface DescribedIssue {
  title: string;
  severity: IssueSeverity;
  cause: string;
  remedy: string;
}

function fill(text: string, details: Record<string, string>): string {
  return text.replace(
    /\{(\w+)\}/g,
    (whole, name: string) => details[name] ?? (name === "detail" ? "no reason given" : whole),
  );
}

/** The issue's sentences with its details filled in. */
export function describeIssue(issue: IssueDraft): DescribedIssue {
  const definition: IssueDefinition = ISSUE_CATALOGUE[issue.code];
  const details = { ...(issue.field ? { field: issue.field } : {}), ...issue.details };
  return {
    title: definition.title,
    severity: definition.severity,
    cause: fill(definition.cause, details),
    remedy: fill(definition.remedy, details),
  };
}
