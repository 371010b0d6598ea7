// Prints the types of a .vsix's files: the Open Packaging Conventions want one for each ending.
import { readdirSync } from "node:fs";
import path from "node:path";

const known = { ".js": "application/javascript", ".json": "application/json", ".md": "text/markdown", ".png": "image/png", ".txt": "text/plain", ".vsixmanifest": "text/xml" };
const files = readdirSync(process.argv[2], { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name);
const endings = new Set([".vsixmanifest", ...files.map((name) => path.extname(name))]);
const unknown = [...endings].find((ending) => !(ending in known));
if (unknown !== undefined) {
  throw new Error(`no type is known for ${unknown}`);
}

console.log(`<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${[...endings].map((ending) => `<Default Extension="${ending}" ContentType="${known[ending]}" />`).join("")}</Types>`);
