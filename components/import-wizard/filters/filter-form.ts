/** What the form of each entity's filters is given. `sourceIds` is for retries alone. */
export interface FilterFormProps<Filters> {
  importId: string;
  filters: Omit<Filters, "sourceIds">;
  onChange(part: Partial<Omit<Filters, "sourceIds">>): void;
}
