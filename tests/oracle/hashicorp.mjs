// Reads a list of files and prints, one JSON line a file, whether HashiCorp's parser takes it and where its first error stands.
// usage: node hashicorp.mjs LIST
import { readFileSync } from "node:fs";
import { parse } from "@cdktf/hcl2json";

for (const path of readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean)) {
  let message = "";
  try {
    await parse("input.tf", readFileSync(path, "utf8"));
  } catch (error) {
    message = String(error.message ?? error);
  }

  // What hcl2json cannot turn into JSON ("convert to HCL: ...") the parser has taken before.
  const ok = !message.startsWith("parse config:");
  const place = /input\.tf:(\d+),/.exec(message);
  console.log(JSON.stringify({ path, ok, line: ok || !place ? 0 : Number(place[1]), message: ok ? "" : message }));
}
