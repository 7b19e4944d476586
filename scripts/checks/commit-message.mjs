// Whether commit messages follow CONTRIBUTING.md. Plain JavaScript: git hooks run it before anything is installed.
//
//   node scripts/checks/commit-message.mjs FILE           one message, as the commit-msg hook gives it
//   node scripts/checks/commit-message.mjs --range A..B   all messages of a range

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const types = ["build", "chore", "ci", "docs", "feat", "fix", "perf", "refactor", "revert", "style", "test"];
const subjectForm = new RegExp(`^(${types.join("|")})(\\([a-z0-9][a-z0-9, -]*\\))?!?: \\S.*$`);
const longestSubject = 110;

/** What is wrong with a message, or undefined. */
function complaintAbout(message) {
  const lines = message.split("\n").filter((line) => !line.startsWith("#"));
  const [subject = "", second = ""] = lines;
  if (/^(Merge|Revert|fixup!|squash!) ?/.test(subject)) return undefined;
  if (!subjectForm.test(subject)) {
    return `"${subject}" is not of the form type(scope): what changed, with a type of ${types.join(", ")}.`;
  }
  if (subject.length > longestSubject) {
    return `"${subject}" has ${subject.length} characters; keep it below ${longestSubject + 1} and put the rest into the body.`;
  }
  if (/\.$/.test(subject)) return `"${subject}" ends with a full stop; leave it out.`;
  if (second.trim() !== "") return `"${subject}" needs an empty line before its body.`;
  return undefined;
}

function messages(first, range) {
  if (first === undefined) return [];
  if (first !== "--range") return [readFileSync(first, "utf8")];
  const log = execFileSync("git", ["log", "--no-merges", "--format=%B%x00", range ?? "HEAD"], {
    encoding: "utf8",
  });
  return log
    .split("\0")
    .map((message) => message.trim())
    .filter(Boolean);
}

const complaints = messages(process.argv[2], process.argv[3]).map(complaintAbout).filter(Boolean);
for (const complaint of complaints) console.error(complaint);
process.exit(complaints.length > 0 ? 1 : 0);
