"use client";

import {
  ATTRIBUTE_WORDS,
  CATEGORY_WORDS,
  EXISTING_WORDS,
  IMAGE_WORDS,
} from "@/components/imports/option-words";
import { Choice } from "../choice";
import type { OptionFormProps } from "./option-form";

export function ProductOptions({ details, options, onChange }: OptionFormProps) {
  return (
    <>
      <Choice
        question={`When ${details.target ? `"${details.target.name}"` : "the target"} already has a product with the same SKU`}
        help="Only products that no import has brought over yet. Those that one has are always kept in step."
        value={options.existing}
        onChange={(existing) => onChange({ existing })}
        answers={EXISTING_WORDS.products}
        columns={3}
      />
      <Choice
        question="Options such as size and colour become"
        value={options.attributes}
        onChange={(attributes) => onChange({ attributes })}
        answers={ATTRIBUTE_WORDS}
        columns={2}
      />
      <Choice
        question="Images"
        value={options.images}
        onChange={(images) => onChange({ images })}
        answers={IMAGE_WORDS}
        columns={2}
      />
      <Choice
        question="Categories"
        value={options.categories}
        onChange={(categories) => onChange({ categories })}
        answers={CATEGORY_WORDS}
        columns={2}
      />
    </>
  );
}
