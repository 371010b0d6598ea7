// Prints where two lists of verdicts differ, and how often they agree.
// usage: node compare.mjs OURS THEIRS NAME
import { readFileSync } from "node:fs";

const [ours, theirs, name] = process.argv.slice(2);
const read = (path) => readFileSync(path, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const left = read(ours);
const right = read(theirs);
let accepted = 0;
let rejected = 0;
const differences = [];
const explained = [];

// The two differences that are meant; README.md says why.
const why = (own, verdict) => {
  if (own.ok || verdict.ok) return null;
  if (/Missing close bracket on (splat )?index/.test(verdict.message) && own.line <= verdict.line && /closing bracket/.test(own.message))
    return "index";
  const lines = [...verdict.message.matchAll(/input\.tf:(\d+),/g)].map((match) => Number(match[1]));
  return /^parse config: \[input\.tf:[^;]*: Invalid single-argument block definition/.test(verdict.message) && lines.includes(own.line) ? "order" : null;
};
right.forEach((verdict, i) => {
  const own = left[i];
  if (own === undefined || own.path !== verdict.path) throw new Error(`lists differ at ${i}`);
  if (own.ok !== verdict.ok || own.line !== verdict.line) (why(own, verdict) ? explained : differences).push([own, verdict]);
  else if (own.ok) accepted++;
  else rejected++;
});
for (const [own, verdict] of [...explained, ...differences]) {
  console.log(`${why(own, verdict) ? `explained (${why(own, verdict)}): ` : "DIFFERENT: "}${own.path}\n  ours      ${own.ok ? "accepted" : `line ${own.line}: ${own.message}`}\n  hashicorp ${verdict.ok ? "accepted" : `line ${verdict.line}: ${verdict.message.slice(0, 300)}`}`);
}
console.log(`${name}: ${right.length} files, ${accepted} accepted by both, ${rejected} rejected by both at the same line, ${explained.length} explained, ${differences.length} different`);
process.exitCode = differences.length === 0 ? 0 : 1;
