#!/usr/bin/env python3
"""Write a git work tree of N files that looks like a large monorepo with some Proxmox automation in it.

usage: make-tree.py FOLDER N      the same N gives the same tree on every machine
"""
import os, random, subprocess, sys

WORDS = ("return value index buffer stream import const public class string error result node state user path "
         "config module export default async await function while token parse render update request handler "
         "service client server network storage backup volume improve approve primary npm_package license").split()
KINDS = [("ts", 26), ("js", 18), ("json", 12), ("md", 9), ("py", 9), ("go", 8), ("cs", 6), ("yaml", 6), ("css", 3), ("sh", 2), ("png", 1)]
# One file in a hundred concerns Proxmox; fixture secrets only.
PROXMOX = {
    "tf": 'provider "proxmox" {\n  endpoint  = "https://pve%d.example.com:8006/"\n  api_token = var.proxmox_token\n}\n\n'
          'resource "proxmox_virtual_environment_vm" "vm%d" {\n  node_name = "pve%d"\n  cpu {\n    cores = 2\n  }\n}\n',
    "env": "PROXMOX_VE_ENDPOINT=https://pve%d.example.com:8006/\nPROXMOX_VE_USERNAME=app%d@pve\nLOG_LEVEL=info%d\n",
    "yaml": "- name: create vm %d\n  community.proxmox.proxmox_kvm:\n    api_host: pve%d.example.com\n"
            "    api_token_secret: '{{ vault_token }}'\n    vmid: %d\n",
}


def line(rng):
    return " " * rng.choice((0, 2, 4, 8)) + " ".join(rng.choices(WORDS, k=rng.randint(3, 12))) + rng.choice((";", " {", "", "}", ","))


def main():
    folder, count = sys.argv[1], int(sys.argv[2])
    rng = random.Random(20261122)
    kinds = [kind for kind, weight in KINDS for _ in range(weight)]
    pool = [line(rng) for _ in range(20000)]
    for number in range(count):
        place = os.path.join(folder, f"area{number % 40:02}", f"part{number // 40 % 60:02}")
        os.makedirs(place, exist_ok=True)
        if number % 100 == 99:
            kind = rng.choice(sorted(PROXMOX))
            body = (PROXMOX[kind] % (number, number, number)).encode()
        else:
            kind = rng.choice(kinds)
            size = min(int(rng.lognormvariate(4.2, 1.1)), 4000)  # lines; the median file has 2.5 kB, the mean 5 kB
            body = rng.randbytes(size * 40) if kind == "png" else ("\n".join(rng.choices(pool, k=size)) + "\n").encode()
        with open(os.path.join(place, f"file{number}.{kind}"), "wb") as file:
            file.write(body)
    with open(os.path.join(folder, ".gitignore"), "w") as file:
        file.write("*.log\nbuild/\n")
    subprocess.run(["git", "init", "-q", folder], check=True)
    subprocess.run(["git", "-C", folder, "add", "-A"], check=True)


main()
