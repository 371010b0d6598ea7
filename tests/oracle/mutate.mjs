// Writes COUNT mutations of the listed files into a folder and prints their paths. The same seed gives the same files.
// usage: node mutate.mjs LIST FOLDER COUNT SEED
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [list, folder, count, seed] = process.argv.slice(2);
const maxUnits = 20000;
const inserts = ["{", "}", "[", "]", "(", ")", '"', "=", ",", "\n", ":", "${", "%{", "~}", "<<EOT\n", "EOT\n", "\\", "$", "#", "/*", "*/", "'", ".", "...", "!", "-", "1", "x", " ", "?", "=>", "&", "\r\n", "for", "if ", "\u00e9"];
const sources = readFileSync(list, "utf8").split("\n").filter(Boolean)
  .map((path) => readFileSync(path, "utf8")).filter((text) => text.length > 0 && text.length <= maxUnits);

let state = Number(seed) >>> 0;
const random = (limit) => {
  // mulberry32
  state = (state + 0x6d2b79f5) >>> 0;
  let t = state;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * limit);
};

function mutate(text) {
  // Tokens of a rough kind, or characters.
  const parts = random(2) === 0 ? text.match(/[\p{L}_][\p{L}\p{N}_-]*|\d+|[ \t]+|[^]/gu) : Array.from(text);
  for (let changes = 1 + random(2); changes > 0; changes--) {
    const at = random(parts.length + 1);
    const run = 1 + random(3);
    switch (random(4)) {
      case 0: parts.splice(at, run); break;
      case 1: parts.splice(at, 0, ...parts.slice(at, at + run)); break;
      case 2: parts.splice(at, 0, inserts[random(inserts.length)]); break;
      default: parts.splice(at, 1, inserts[random(inserts.length)]); break;
    }
  }
  return parts.join("");
}

mkdirSync(folder, { recursive: true });
for (let i = 0; i < Number(count); i++) {
  const path = join(folder, `${String(i).padStart(6, "0")}.tf`);
  writeFileSync(path, mutate(sources[random(sources.length)]));
  console.log(path);
}
