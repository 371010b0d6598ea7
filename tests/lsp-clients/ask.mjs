// Asks the language server about a file, and prints what it says as a script for page.html.
// usage: node ask.mjs FOLDER      by src/vscode/images/shoot.sh, which says which pvelint
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { Session } from "./session.mjs";

const text = `provider "proxmox" {
  endpoint = "https://pve.example:8006/"
  insecure = true
}

resource "proxmox_virtual_environment_role" "ci" {
  role_id    = "Cloner"
  privileges = ["VM.Audit", "VM.Clone", "VM.Monitor", "Sys.Modify"]
}

resource "proxmox_virtual_environment_vm" "web" {
  node_name = "pve1"
  vm_id     = 101
  pool_id   = "web"

  clone {
    vm_id = 9000
  }

  network_device {
    bridge = "vmbr0"
  }
}
`;
const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/main.tf`, text);
execFileSync("git", ["init", "-q", folder]);
execFileSync("git", ["-C", folder, "add", "-A"]);
const session = new Session(folder);
await session.start();
await session.open("main.tf", "terraform");
const diagnostics = await session.until("main.tf", (found) => found.some((one) => one.code === "PVE301"));
const lenses = [];
for (const lens of await session.request("textDocument/codeLens", { textDocument: { uri: session.uri("main.tf") } })) {
  lenses.push(await session.request("codeLens/resolve", lens));
}

const insecure = diagnostics.find((one) => one.code === "PVE301");
const actions = await session.request("textDocument/codeAction", { textDocument: { uri: session.uri("main.tf") }, range: insecure.range, context: { diagnostics: [insecure] } });
const hover = async (word, shift) => ({ at: session.at("main.tf", word, shift).position, ...(await session.request("textDocument/hover", session.at("main.tf", word, shift))) });
const resource = await hover('"web" {', 2);
const privilege = await hover("VM.Clone", 3);
// Typed after the list's last word: a new one is begun.
const end = text.indexOf('"Sys.Modify"') + '"Sys.Modify"'.length;
await session.edit("main.tf", end, end, ', "VM.');
const typed = session.document("main.tf").getText();
const at = session.document("main.tf").positionAt(end + 6);
const { items } = await session.request("textDocument/completion", { textDocument: { uri: session.uri("main.tf") }, position: at });
console.log(`const answers = ${JSON.stringify({ text, diagnostics, lenses, actions: actions ?? [], resource, privilege, typed, completion: { at, items } })};`);
await session.end();
process.exit(0);
