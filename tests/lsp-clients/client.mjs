// usage: node client.mjs FOLDER      by run.sh, which says which pvelint
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CancellationTokenSource, ErrorCodes, LSPErrorCodes, Session } from "./session.mjs";
import { large, secret, small, wide } from "./workspace.mjs";

const root = process.argv[2];
mkdirSync(root, { recursive: true });
const figures = [];
let done = 0;
let failed = 0;

async function check(what, act) {
  const start = performance.now();
  try {
    await act();
    done++;
    console.log(`ok  ${what} (${Math.round(performance.now() - start)} ms)`);
  } catch (error) {
    failed++;
    console.log(`FAILED  ${what}: ${error.stack}`);
  }
}

/** Does something many times, and keeps how long it took. */
async function measure(what, count, act) {
  const times = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    await act(i);
    times.push(performance.now() - start);
  }

  times.sort((left, right) => left - right);
  const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))].toFixed(1);
  figures.push({ what, count, median: at(0.5), p95: at(0.95), most: at(1) });
}

function scanned(folder, name) {
  let output;
  try {
    output = execFileSync(process.env.PVELINT, ["scan", "--format", "json", "--quiet"], { cwd: folder, encoding: "utf8" });
  } catch (error) {
    output = error.stdout;
  }

  return JSON.parse(output).findings.filter((finding) => finding.path === name && !finding.suppressed)
    .map((finding) => [finding.rule, finding.line - 1, finding.column - 1, finding.endLine - 1, finding.endColumn - 1, `${finding.message}; ${finding.help}`].join(" ")).sort();
}

const shown = (diagnostics) => diagnostics.map(({ code, range, message }) => [code, range.start.line, range.start.character, range.end.line, range.end.character, message.split("\n")[0]].join(" ")).sort();
const has = (code) => (diagnostics) => diagnostics.some((one) => one.code === code);
const hasNot = (code) => (diagnostics) => !has(code)(diagnostics);

const folder = small(path.join(root, "small"));
const session = new Session(folder);
await check("initialize says who it is and what it can do", async () => {
  await session.start();
  assert.equal(session.server.serverInfo.name, "pvelint");
  const { capabilities } = session.server;
  assert.equal(capabilities.positionEncoding, "utf-16");
  assert.ok(capabilities.hoverProvider && capabilities.completionProvider && capabilities.codeLensProvider && capabilities.codeActionProvider, JSON.stringify(capabilities));
});

await check("diagnostics are what 'pvelint scan' finds", async () => {
  await session.open("main.tf", "terraform");
  await session.open("setup.sh", "shellscript");
  await session.open("guide.md", "markdown");
  await session.open("site.yml", "yaml");
  await session.until("main.tf", has("PVE301"));
  await session.until("setup.sh", has("PVE101"));
  for (const name of ["main.tf", "setup.sh"]) {
    assert.deepEqual(shown(session.told(name)), scanned(folder, name), name);
  }
});

await check("no message shows a secret", () => assert.ok(!JSON.stringify([session.told("main.tf"), session.told("setup.sh"), session.messages]).includes(secret)));

await check("an edit counts before it is saved", async () => {
  const insecure = large.indexOf("  insecure  = true\n");
  await session.edit("main.tf", insecure, insecure + "  insecure  = true\n".length, "");
  await session.until("main.tf", hasNot("PVE301"));
  await session.edit("main.tf", insecure, insecure, "  insecure  = true\n");
  await session.until("main.tf", has("PVE301"));
});

await check("a code action mends what it is about, and nothing else", async () => {
  const finding = session.told("main.tf").find((one) => one.code === "PVE301");
  const actions = await session.request("textDocument/codeAction", { textDocument: { uri: session.uri("main.tf") }, range: finding.range, context: { diagnostics: [finding], only: ["quickfix"] } });
  const chosen = actions.find((action) => action.diagnostics?.some((one) => one.code === "PVE301") && (action.edit || action.data) && !/suppress|ignore/i.test(action.title)) ?? actions[0];
  assert.ok(chosen, "there is none");
  const { edit } = chosen.edit ? chosen : await session.request("codeAction/resolve", chosen);
  const before = session.document("main.tf").getText();
  await session.apply(edit);
  await session.until("main.tf", hasNot("PVE301"));
  const after = session.document("main.tf").getText();
  assert.equal(after.split("\n").filter((line) => !before.split("\n").includes(line)).length <= 2, true, "more than the switch was changed");
  await session.edit("main.tf", 0, after.length, large);
  await session.until("main.tf", has("PVE301"));
});

await check("hover tells of a privilege, a role, a path, a resource, a rule", async () => {
  const hover = async (name, text, shift) => (await session.request("textDocument/hover", session.at(name, text, shift)))?.contents.value ?? "";
  assert.match(await hover("main.tf", '"VM.Clone"', 4), /risk/);
  assert.match(await hover("main.tf", '"Cloner"', 3), /is a role of 3 privileges/);
  assert.match(await hover("main.tf", '"/vms"', 3), /\*\*`\/vms`\*\* path/);
  assert.match(await hover("main.tf", '"web7"', 3), /VM\.Clone/);
  assert.match(await hover("setup.sh", "VM.Monitor", 3), /does not have it/);
  assert.equal(await hover("guide.md", "# Guide", 4), "");
});

await check("completion offers what fits and replaces the word under the cursor", async () => {
  const complete = async (name, text, shift) => {
    const answer = await session.request("textDocument/completion", session.at(name, text, shift));
    return answer?.items ?? answer ?? [];
  };
  const privileges = await complete("main.tf", '"VM.Clone"', 5);
  assert.ok(privileges.some((item) => item.label === "VM.Migrate") && !privileges.some((item) => item.label === "VM.Audit"));
  const chosen = privileges.find((item) => item.label === "VM.Migrate");
  const range = chosen.textEdit.range ?? chosen.textEdit.replace;
  assert.equal(session.document("main.tf").getText(range), "VM.Clone");
  assert.ok((await complete("guide.md", "--roles PVEVM", 13)).some((item) => item.label === "PVEVMAdmin"));
  assert.ok((await complete("site.yml", "VM.Console", 3)).some((item) => item.label === "VM.Clone"));
  assert.ok((await complete("setup.sh", "VM.Monitor", 0)).some((item) => item.label === "VM.Clone"));
  assert.ok((await complete("main.tf", 'role_id   = "Cloner"', 15)).some((item) => item.label === "Cloner"));
  assert.equal((await complete("guide.md", "# Guide", 3)).length, 0);
});

await check("a lens says what a block needs, and has no command that nobody knows", async () => {
  const lenses = await session.request("textDocument/codeLens", { textDocument: { uri: session.uri("main.tf") } });
  assert.equal(lenses.length, 97);
  const line = session.at("main.tf", '"web7" {').position.line;
  const lens = await session.request("codeLens/resolve", lenses.find((one) => one.range.start.line === line));
  assert.match(lens.command.title, /^needs VM\.Allocate on \/pool\/web, .* and \d+ more; may need more: guest 9000/);
  assert.ok(["", "pvelint.showNeeds"].includes(lens.command.command));
});

await check("a cancelled request is answered, once", async () => {
  const source = new CancellationTokenSource();
  const asked = session.request("textDocument/codeLens", { textDocument: { uri: session.uri("main.tf") } }, source.token);
  source.cancel();
  await asked.then((lenses) => assert.ok(Array.isArray(lenses)), (error) => assert.equal(error.code, LSPErrorCodes.RequestCancelled));
});

await check("what is ill-formed is refused, and nothing is lost by it", async () => {
  await assert.rejects(session.request("textDocument/hover", { textDocument: 7 }), (error) => error.code === ErrorCodes.InvalidParams);
  await assert.rejects(session.request("no/such", {}), (error) => error.code === ErrorCodes.MethodNotFound);
  const stream = session.process.stdin;
  const send = (body) => stream.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  send("{ this is no JSON");
  send("[]");
  send('{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///nowhere"},"contentChanges":[{"range":null}]}}');
  assert.match((await session.request("textDocument/hover", session.at("main.tf", '"VM.Clone"', 4))).contents.value, /risk/);
});

const speed = process.env.PVELINT_ROUNDS ? Number(process.env.PVELINT_ROUNDS) : 200;
await check("latencies in a file of 2,000 lines", async () => {
  const place = large.indexOf("Sys.PowerMgmt");
  await measure("edit to diagnostics", speed, async (i) => {
    const text = session.document("main.tf").getText();
    const is = text.indexOf("  insecure  = true\n");
    await (i % 2 === 0 ? session.edit("main.tf", is, is + "  insecure  = true\n".length, "") : session.edit("main.tf", text.indexOf("}\n\nresource"), text.indexOf("}\n\nresource"), "  insecure  = true\n"));
    await session.until("main.tf", i % 2 === 0 ? hasNot("PVE301") : has("PVE301"));
  });
  await session.edit("main.tf", 0, session.document("main.tf").getText().length, large);
  await session.until("main.tf", has("PVE301"));
  await measure("hover, nothing edited", speed, () => session.request("textDocument/hover", session.at("main.tf", '"web50"', 3)));
  await measure("hover right after an edit", speed, async () => {
    await session.edit("main.tf", place, place, "");
    await session.request("textDocument/hover", session.at("main.tf", '"VM.Clone"', 3));
  });
  await measure("completion right after an edit", speed, async (i) => {
    await session.edit("main.tf", place, place + (i % 2), i % 2 === 0 ? "S" : "");
    await session.request("textDocument/completion", session.at("main.tf", "Sys.PowerMgmt", 3));
  });
  await session.edit("main.tf", 0, session.document("main.tf").getText().length, large);
  await measure("lenses", Math.ceil(speed / 4), () => session.request("textDocument/codeLens", { textDocument: { uri: session.uri("main.tf") } }));
  const lenses = await session.request("textDocument/codeLens", { textDocument: { uri: session.uri("main.tf") } });
  await measure("a lens resolved", Math.min(speed, lenses.length), (i) => session.request("codeLens/resolve", lenses[i]));
});

await check("shutdown and exit end it with 0", async () => assert.equal(await session.end(), 0));

const many = wide(path.join(root, "wide"));
await check("a workspace of 2,000 files", async () => {
  const start = performance.now();
  const other = new Session(many);
  await other.start();
  await other.open("part0/file0.tf", "terraform");
  await other.until("part0/file0.tf", has("PVE301"));
  figures.push({ what: "2,000 files: start to the first file's diagnostics", count: 1, median: (performance.now() - start).toFixed(0), p95: "", most: "" });
  for (let i = 0; i < 20; i++) {
    await other.edit("part0/file0.tf", 0, 0, "# edited\n");
    await other.until("part0/file0.tf", has("PVE301"));
    await other.request("textDocument/hover", other.at("part0/file0.tf", '"web0"', 2));
  }

  const memory = other.memory();
  figures.push({ what: "2,000 files: memory (MB), now and at most", count: "", median: (memory.now / 1024).toFixed(0), p95: "", most: (memory.most / 1024).toFixed(0) });
  assert.equal(await other.end(), 0);
});

await check("a client that is gone ends the server", async () => {
  const other = new Session(folder);
  await other.start();
  other.process.stdin.end();
  assert.equal(await other.ended, 1);
});

const table = ["| | times | median (ms) | p95 | most |", "|---|---|---|---|---|", ...figures.map((row) => `| ${row.what} | ${row.count} | ${row.median} | ${row.p95} | ${row.most} |`)].join("\n");
console.log(`\n${table}\n\n${done} checks passed, ${failed} failed`);
if (process.env.PVELINT_FIGURES) {
  writeFileSync(process.env.PVELINT_FIGURES, table + "\n");
}

process.exit(failed > 0 ? 1 : 0);
