import { formatCounted } from "@/components/ui/number";
import type { Entity } from "@/server/domain/entity";
import { DEFAULT_OPTIONS, type ImportOptions } from "@/server/domain/import-settings";

interface Words {
  title: string;
  about: string;
}

type Existing = Record<ImportOptions["existing"], Words>;

export const EXISTING_WORDS: Record<"products" | "customers", Existing> = {
  products: {
    take_over: {
      title: "Take it over",
      about: "The product with the same SKU is updated, and later runs keep it in step.",
    },
    skip: {
      title: "Leave it alone",
      about: "The product is skipped and listed, so that you can look at it.",
    },
    fail: {
      title: "Count it as a failure",
      about: "The record fails with the id of the product that is in the way.",
    },
  },
  customers: {
    take_over: {
      title: "Take it over",
      about:
        "The account is updated, and later runs keep it in step. Its password stays. Accounts of the shop's staff are never taken over.",
    },
    skip: {
      title: "Leave it alone",
      about: "The customer is skipped and listed, so that you can look at it.",
    },
    fail: {
      title: "Count it as a failure",
      about: "The record fails with the id of the account that is in the way.",
    },
  },
};

export const EMAIL_CLASH_WORDS: Record<ImportOptions["emailClash"], Words> = {
  merge: {
    title: "One account, the newest data",
    about: "All of them become one account that holds the data of the one that was changed last.",
  },
  first: {
    title: "Only the first one",
    about: "The one who signed up first gets the account; the others are skipped and listed.",
  },
  separate: {
    title: "An account each",
    about:
      "The further ones get the source's id in their address, such as ann+bc12@example.com. Mail reaches them where the provider knows such addresses.",
  },
};

export const ATTRIBUTE_WORDS: Record<ImportOptions["attributes"], Words> = {
  global: {
    title: "Store-wide attributes",
    about: "Shoppers can filter by them. Size of one product is the same as Size of another.",
  },
  product: {
    title: "Per product",
    about: "Each product keeps its own list. Good when the same name means different things.",
  },
};

export const IMAGE_WORDS: Record<ImportOptions["images"], Words> = {
  import: {
    title: "Bring images over",
    about: "After the products, so that a dead image never costs one. The same image is uploaded once.",
  },
  skip: { title: "Leave images out", about: "Products arrive without pictures; those in the shop stay." },
};

export const CATEGORY_WORDS: Record<ImportOptions["categories"], Words> = {
  all: { title: "The whole tree", about: "Every category of the source, empty ones too." },
  used: {
    title: "Only those in use",
    about: "Categories that an imported product is in, with the ones above them.",
  },
};

export const EXTRA_WORDS: Record<keyof ImportOptions["extras"], Words> = {
  modifiers: {
    title: "Modifiers",
    about: "Choices that make no variant, such as an engraving or a gift wrap.",
  },
  metafields: { title: "Metafields", about: "Values that apps keep with a product." },
  reviews: { title: "Reviews", about: "What shoppers wrote, with their stars." },
  priceLists: { title: "Price lists", about: "Prices of their own for customer groups." },
};

export const RETIREMENT_WORDS: Record<ImportOptions["deletions"]["policy"], Words> = {
  keep: { title: "Keep it in the shop", about: "It stays as it is until you remove it there yourself." },
  draft: {
    title: "Set it to draft",
    about: "Shoppers no longer see it. Should it come back at the source, it comes back in the shop.",
  },
  private: {
    title: "Make it private",
    about: "The shop's staff still see it, shoppers do not. It comes back as it does at the source.",
  },
  trash: {
    title: "Move it to the trash",
    about: "It can be restored until the shop empties its trash, usually after 30 days.",
  },
};

/** Said where it can be chosen; accounts always stay. */
function goneInWords(entity: Entity, { policy, stopAbovePercent }: ImportOptions["deletions"]): string[] {
  if (policy === "keep") return entity === "customers" ? [] : ["Gone at the source: kept"];
  const what = RETIREMENT_WORDS[policy].title.toLowerCase();
  return [`Gone at the source: ${what}, unless it is more than ${stopAbovePercent} % at once`];
}

function left(extras: ImportOptions["extras"]): string[] {
  const names = (Object.keys(EXTRA_WORDS) as (keyof typeof extras)[]).filter((name) => !extras[name]);
  return names.map((name) => `Without ${EXTRA_WORDS[name].title.toLowerCase()}`);
}

function ofEntity(entity: Entity, options: ImportOptions): string[] {
  if (entity === "orders") return ["In silence: no mail, no stock movement"];
  const existing = `Already in the target: ${EXISTING_WORDS[entity][options.existing].title.toLowerCase()}`;
  if (entity === "customers") {
    const clash = EMAIL_CLASH_WORDS[options.emailClash].title.toLowerCase();
    return [existing, `One e-mail address, several customers: ${clash}`];
  }
  return [
    existing,
    options.attributes === "global" ? "Store-wide attributes" : "Attributes per product",
    options.images === "import" ? "With images" : "Without images",
    options.categories === "all" ? "Whole category tree" : "Categories in use",
    ...left(options.extras),
  ];
}

/** Options that matter to the shop, in words, and the speed where somebody has changed it. */
export function optionsInWords(entity: Entity, options: ImportOptions): string[] {
  const phrases = [...ofEntity(entity, options), ...goneInWords(entity, options.deletions)];
  const speed = (["batchSize", "concurrency", "pageSize"] as const).some(
    (name) => options[name] !== DEFAULT_OPTIONS[name],
  );
  if (options.fullEveryDays !== DEFAULT_OPTIONS.fullEveryDays) {
    phrases.push(
      options.fullEveryDays === 0
        ? "Everything compared again only when asked"
        : `Everything compared again after ${formatCounted(options.fullEveryDays, "day")}`,
    );
  }
  if (speed) {
    phrases.push(
      `${options.pageSize} a page, ${options.batchSize} a request, ${formatCounted(options.concurrency, "request")} at a time`,
    );
  }
  return phrases;
}
