import type { ReactNode } from "react";
import { requireTemplates } from "./require-templates";

export default async function TemplatesLayout({
  params,
  children,
}: {
  params: Promise<{ org: string }>;
  children: ReactNode;
}) {
  await requireTemplates((await params).org);
  return children;
}
