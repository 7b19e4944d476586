"use client";

import { useState } from "react";
import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import { showApiErrors } from "./api-errors";

/**
 * Submits a form: what the server says of single inputs is put beside them, the rest is `problem`, for above the form.
 * What was typed stays.
 */
export function useFormSubmit<Values extends FieldValues, Out extends FieldValues>(
  form: UseFormReturn<Values, unknown, Out>,
  fields: readonly FieldPath<Values>[],
  act: (values: Out) => Promise<unknown>,
) {
  const [problem, setProblem] = useState<string | null>(null);
  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    try {
      await act(values);
    } catch (error) {
      setProblem(showApiErrors(error, form.setError, fields));
    }
  });
  return { submit, problem, pending: form.formState.isSubmitting, errors: form.formState.errors };
}
