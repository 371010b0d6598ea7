// Which pvelint is started: without VS Code, on real files. 'npm test' builds dist/find.js first.
import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, test } from "node:test";

const { find, NotFound } = createRequire(import.meta.url)("../dist/find.js");
let root;

beforeEach(async () => { root = await mkdtemp(path.join(tmpdir(), "find-")); });
afterEach(() => rm(root, { recursive: true }));

async function program(...names) {
  const file = path.join(root, ...names);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, "#!/bin/sh\n");
  await chmod(file, 0o755);
  return file;
}

function search(changes = {}) {
  return find({
    setting: "", folders: [path.join(root, "work")], isTrusted: false, usesLocalTool: true, platform: "linux",
    environment: { PATH: [path.join(root, "bin"), ".", "", "relative"].join(path.delimiter), HOME: path.join(root, "home") }, ...changes,
  });
}

async function manifest() {
  await mkdir(path.join(root, "work", ".config"), { recursive: true });
  await writeFile(path.join(root, "work", ".config", "dotnet-tools.json"), JSON.stringify({ version: 1, tools: { pvelint: { version: "0.1.0", commands: ["pvelint"] } } }));
}

test("takes the first on PATH, else the global tool", async () => {
  const global = await program("home", ".dotnet", "tools", "pvelint");
  assert.deepEqual(await search(), { command: global, args: ["lsp"] });
  const first = await program("bin", "pvelint");
  assert.deepEqual(await search(), { command: first, args: ["lsp"] });
});

test("says how to get it where there is none", async () => {
  await assert.rejects(search(), (error) => error instanceof NotFound && error.message.includes("dotnet tool install --global pvelint"));
});

test("takes the tool of the manifest in a trusted folder alone", async () => {
  const [dotnet, installed] = [await program("bin", "dotnet"), await program("bin", "pvelint")];
  await manifest();
  assert.equal((await search()).command, installed);
  assert.deepEqual(await search({ isTrusted: true }), { command: dotnet, args: ["tool", "run", "pvelint", "--", "lsp"], folder: path.join(root, "work") });
  assert.equal((await search({ isTrusted: true, usesLocalTool: false })).command, installed);
});

test("starts nothing that lies in a folder that is not trusted", async () => {
  const inside = await program("work", "bin", "pvelint");
  const environment = { PATH: path.dirname(inside), HOME: path.join(root, "home") };
  await assert.rejects(search({ environment }), NotFound);
  await assert.rejects(search({ setting: inside }), NotFound);
  assert.equal((await search({ environment, isTrusted: true })).command, inside);
  assert.equal((await search({ setting: inside, isTrusted: true })).command, inside);
});

test("follows no link into a folder that is not trusted", async () => {
  const inside = await program("work", "pvelint");
  await mkdir(path.join(root, "bin"), { recursive: true });
  await symlink(inside, path.join(root, "bin", "pvelint"));
  await assert.rejects(search(), NotFound);
});

test("takes no relative path, neither from the setting nor from PATH", async () => {
  await program("work", "pvelint");
  await assert.rejects(search({ setting: "./pvelint", isTrusted: true }), NotFound);
  await assert.rejects(search({ environment: { PATH: ".:", HOME: "/nowhere" }, isTrusted: true }), NotFound);
});

test("starts no file that cannot be started", async () => {
  const file = await program("bin", "pvelint");
  await chmod(file, 0o644);
  await assert.rejects(search(), NotFound);
  await assert.rejects(search({ setting: file }), NotFound);
  await assert.rejects(search({ setting: path.join(root, "bin") }), NotFound);
});
