import { render, toPlainText } from "@react-email/render";
import type { ReactElement } from "react";

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}

/** The class of tables that hold data: their cells stay beside each other in plain text. */
export const DATA_TABLE = "data";

const PLAIN = {
  selectors: [
    { selector: "h1", options: { uppercase: false } },
    { selector: `table.${DATA_TABLE}`, format: "dataTable", options: { uppercaseHeaderCells: false } },
  ],
};

/** A mail in both forms; mail programs choose. */
export async function renderMail(subject: string, mail: ReactElement): Promise<RenderedMail> {
  const html = await render(mail);
  return { subject, html, text: toPlainText(html, PLAIN) };
}
