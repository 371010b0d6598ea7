// Makes workspaces: a small one with something to find in every kind, a file of 2,000 lines, and 2,000 files.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

// The fixture token of this repository's tests: no Proxmox VE has it.
export const secret = "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";

function vm(i) {
  return `resource "proxmox_virtual_environment_vm" "web${i}" {
  node_name = "pve${i % 3}"
  vm_id     = ${1000 + i}
  name      = "web${i}"
  pool_id   = "web"

  clone {
    vm_id = 9000
  }

  disk {
    interface    = "scsi0"
    datastore_id = "local-lvm"
    size         = ${i + 8}
  }

  network_device {
    bridge = "vmbr0"
  }
}

`;
}

export const large = `variable "proxmox_api_token" {
  type = string
}

provider "proxmox" {
  endpoint  = "https://pve.example:8006/"
  api_token = var.proxmox_api_token
  insecure  = true
}

resource "proxmox_virtual_environment_role" "ci" {
  role_id    = "Cloner"
  privileges = ["VM.Audit", "VM.Clone", "Sys.PowerMgmt"]
}

resource "proxmox_virtual_environment_acl" "ci" {
  path      = "/vms"
  role_id   = "Cloner"
  user_id   = "ci@pve"
  propagate = true
}

${Array.from({ length: 94 }, (_, i) => vm(i)).join("")}`;

function repository(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }

  execFileSync("git", ["init", "-q", folder]);
  execFileSync("git", ["-C", folder, "add", "-A"]);
  return folder;
}

export function small(folder) {
  return repository(folder, {
    "main.tf": large,
    "setup.sh": `#!/bin/sh\npveum role add Old --privs VM.Monitor\ncurl -k https://pve.example:8006/api2/json -H "Authorization: PVEAPIToken=ci@pve!deploy=${secret}"\n`,
    "guide.md": "# Guide\n\n```sh\npveum acl modify /vms --users ci@pve --roles PVEVMUser\n```\n",
    "site.yml": "- hosts: localhost\n  tasks:\n    - name: role\n      community.proxmox.proxmox_role:\n        roleid: Play\n        privs: VM.Audit,VM.Console\n",
  });
}

// Most files of a repository do not concern us; every tenth does.
export function wide(folder) {
  const files = {};
  for (let i = 0; i < 2000; i++) {
    files[`part${i % 40}/file${i}.${i % 10 === 0 ? "tf" : "md"}`] = i % 10 === 0
      ? `provider "proxmox" {\n  insecure = true\n}\n\n${vm(i)}`
      : `# Page ${i}\n\n${"Nothing here is about it. ".repeat(40)}\n`;
  }

  return repository(folder, files);
}
