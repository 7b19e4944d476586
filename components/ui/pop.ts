/** Ground, border, shadow and entrance of whatever pops up over the page. */
export const popClasses =
  "z-50 overflow-y-auto overflow-x-hidden rounded-lg border bg-raised p-1 text-ink shadow-pop outline-none data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0 data-[state=open]:zoom-in-95 duration-100";

export const overlayClasses =
  "fixed inset-0 z-50 bg-black/40 data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0 dark:bg-black/60";
