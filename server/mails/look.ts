import type { CSSProperties } from "react";

/** Mail programs know neither style sheets nor variables, so each part carries its own; colours as in globals.css. */
const INK = "#1d1f2a";
const MUTED = "#5b5e6d";
const LINE = "#e4e5ea";
const ACCENT = "#4b3fd1";

export const look = {
  body: {
    margin: 0,
    padding: "24px 12px",
    backgroundColor: "#f8f8fa",
    color: INK,
    fontFamily: "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
  },
  card: {
    maxWidth: "560px",
    margin: "0 auto",
    padding: "28px 32px",
    backgroundColor: "#ffffff",
    border: `1px solid ${LINE}`,
    borderRadius: "10px",
  },
  brand: { margin: 0, fontSize: "13px", lineHeight: "20px", fontWeight: 600, color: MUTED },
  heading: { margin: "20px 0 8px", fontSize: "20px", lineHeight: "28px", fontWeight: 600 },
  subheading: { margin: "20px 0 4px", fontSize: "14px", lineHeight: "20px", fontWeight: 600 },
  text: { margin: "0 0 12px", fontSize: "15px", lineHeight: "23px" },
  button: {
    margin: "12px 0 4px",
    padding: "10px 16px",
    borderRadius: "7px",
    backgroundColor: ACCENT,
    color: "#ffffff",
    fontSize: "15px",
    fontWeight: 600,
    textDecoration: "none",
  },
  rule: { margin: "24px 0 12px", borderColor: LINE },
  small: { margin: 0, fontSize: "13px", lineHeight: "20px", color: MUTED },
  link: { color: ACCENT },
  table: { width: "100%", margin: "8px 0 12px", borderCollapse: "collapse" },
  label: {
    padding: "4px 16px 4px 0",
    width: "140px",
    fontSize: "14px",
    lineHeight: "20px",
    color: MUTED,
    textAlign: "left",
    verticalAlign: "top",
    fontWeight: 400,
  },
  value: {
    padding: "4px 0",
    fontSize: "14px",
    lineHeight: "20px",
    verticalAlign: "top",
    wordBreak: "break-word",
  },
} satisfies Record<string, CSSProperties>;
