import type { ReactNode } from "react";
import type { Crumb } from "@/components/ui/breadcrumb";
import { cn } from "@/components/ui/class-names";
import { TopBar } from "./top-bar";

const widths = {
  /** Forms and single things. */
  narrow: "max-w-3xl",
  default: "max-w-6xl",
  /** Panes beside one another. */
  wide: "max-w-[100rem]",
};

/** Every page of an organisation: its top bar with the breadcrumb, and its content. */
export function Page({
  crumbs,
  width = "default",
  children,
  className,
}: {
  crumbs: Crumb[];
  width?: keyof typeof widths;
  children: ReactNode;
  className?: string;
}) {
  return (
    <>
      <TopBar crumbs={crumbs} />
      <main
        id="content"
        tabIndex={-1}
        className={cn(
          "mx-auto grid w-full grid-cols-[minmax(0,1fr)] content-start gap-6 px-4 py-6 outline-none sm:px-6 lg:px-8",
          widths[width],
          className,
        )}
      >
        {children}
      </main>
    </>
  );
}
