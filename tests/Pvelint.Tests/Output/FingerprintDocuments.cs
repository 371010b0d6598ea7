namespace Pvelint.Tests.Output;

/// <summary>
/// Files of every format to shake. A line <c>@@ a || b</c> is a place where any of these lines may be put, or none; <c>§</c> in them
/// becomes a number of its own. <c>«x»</c> is a text in any quotes that the format has, <c>~</c> blanks that mean nothing.
/// </summary>
internal sealed record FingerprintDocument(string Path, string Renamed, string Quotes, bool MayIndent, int Findings, string Text)
{
    public static IReadOnlyList<FingerprintDocument> All { get; } =
    [
        new("infra/main.tf", "stacks/lab/proxmox.tf", "\"", true, 4, """
            @@ # a note || // another || /* a third */ || locals {} || locals { a§ = 1 }
            provider "proxmox" {
              @@ # a note || alias = "lab" || timeout = 3§
              endpoint~=~"https://pve.lab.internal:8006/"
              @@ // a note
              api_token~=~"terraform@pve!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17"
              @@ /* a note */
              ssh {
                @@ # a note || agent = false
                password~=~"Tr0ub4dor-pve-9"
              }
            }
            @@ # a note || locals { b§ = 1 }
            locals {
              tokens~=~[
                @@ # a note || "a placeholder §",
                { name~=~"first", value~=~"ci@pve!one=b2f86d03-41ce-4a97-9d58-e06c7b1fa294" },
                @@ { name = "other§", value = "none" }, || # a note
                { name~=~"second", value~=~"ci@pve!two=e95a3c70-d8b1-4f26-a3c9-1274f0be6d85" },
              ]
            }
            """),
        new("infra/roles.tf", "stacks/lab/access.tf", "\"", true, 4, """
            @@ # a note || locals { a§ = 1 }
            resource "proxmox_virtual_environment_role" "ops" {
              role_id~=~"ops"
              privileges~=~[
                @@ "VM.Audit", || # a note || "Datastore.Audit",
                "Permissions.Modify",
                @@ "Sys.Audit",
              ]
            }
            @@ # a note
            resource "proxmox_virtual_environment_user" "ci" {
              user_id~=~"ci@pve"
              @@ comment = "note §" || # a note
              acl {
                path~=~"/"
                @@ # a note
                role_id~=~"Administrator"
                propagate~=~true
              }
            }
            """),
        new("infra/lab.tfvars", "envs/prod.tfvars", "\"", true, 3, """
            @@ # a note || region§ = "lab"
            pm_api_token_id~=~"tf@pve!ci"
            @@ # a note || size§ = 3
            pm_api_token_secret~=~"7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17"
            @@ # a note
            pm_password~=~"kestrel-Mauve-42"
            """),
        new("infra/main.tf.json", "stacks/lab/proxmox.tf.json", "\"", true, 2, """
            {
              @@ "locals": {"a": 1},
              "provider"~:~{
                "proxmox"~:~{
                  @@ "timeout": 3§,
                  "pm_api_token_secret"~:~"7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17",
                  "pm_password"~:~"Tr0ub4dor-pve-9"
                }
              }
            }
            """),
        new("playbooks/site.yml", "deploy/lab.yml", "\"'", false, 4, """
            ---
            @@ # a note || - hosts: other§
            - hosts: «pve»
              @@ # a note || become: true
              vars:
                @@ # a note || size§: 3
                pve_password:~«Tr0ub4dor-pve-9»
              tasks:
                @@ # a note || - name: pause § || - debug: {msg: hello§}
                - name: «make the first»
                  @@ # a note || register: answer§
                  community.general.proxmox_kvm:
                    @@ # a note || cores: 3
                    api_user:~«root@pam»
                    api_token_id:~«ci»
                    @@ # a note || memory: 2048
                    api_token_secret:~«b2f86d03-41ce-4a97-9d58-e06c7b1fa294»
                @@ - name: wait § || # a note
                - name: «make the second»
                  community.general.proxmox:
                    api_user:~«ansible@pve»
                    api_password:~«kestrel-Mauve-42»
            """),
        new("deploy/compose.yml", "stack/compose.yaml", "\"'", false, 2, """
            services:
              @@ # a note
              exporter:
                @@ image: exporter || # a note
                environment:
                  @@ # a note || - LEVEL§=debug
                  - PVE_TOKEN=ci@pve!exporter=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17
                  @@ - SIZE§=3
                  - PVE_PASSWORD=Tr0ub4dor-pve-9
            """),
        new("deploy/values.yaml", "charts/values.yaml", "\"'", false, 2, """
            config:
              @@ # a note || level§: 3
              clusters:
                @@ - url: https://pve§.other.internal:8006/api2/json || # a note
                - url:~«https://pve.lab.internal:8006/api2/json»
                  @@ # a note || region: lab
                  token_id:~«csi@pve!csi»
                  token_secret:~«e95a3c70-d8b1-4f26-a3c9-1274f0be6d85»
                @@ # a note
                - url:~«https://pve.far.internal:8006/api2/json»
                  token_id:~«csi@pve!csi»
                  token_secret:~«7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17»
            """),
        new("deploy/pve.env", "stack/lab.env", "\"'", false, 4, """
            @@ # a note || LEVEL§=debug
            PROXMOX_VE_API_TOKEN=«terraform@pve!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17»
            @@ # a note || SIZE§=3
            PROXMOX_VE_PASSWORD=«Tr0ub4dor-pve-9»
            @@ # a note
            #~PM_PASS=kestrel-Mauve-42
            """),
        new("scripts/setup.sh", "tools/prepare.sh", "\"'", true, 9, """
            #!/bin/sh
            @@ # a note || echo hello § || level§=debug
            export PROXMOX_VE_API_TOKEN=«terraform@pve!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17»
            @@ # a note || echo hello §
            curl -k -H "Authorization: PVEAPIToken=ci@pve!probe=b2f86d03-41ce-4a97-9d58-e06c7b1fa294" https://pve.lab.internal:8006/api2/json/version
            @@ # a note || curl https://www.other.internal/§
            curl -k -H "Authorization: PVEAPIToken=ci@pve!probe=b2f86d03-41ce-4a97-9d58-e06c7b1fa294" https://pve.lab.internal:8006/api2/json/nodes
            @@ pveum user list || # a note || pveum pool add pool§
            pveum acl modify / --users ci@pve --roles Administrator
            @@ # a note || pveum role list
            pveum acl modify / --users other@pve --roles Administrator
            """),
        new("scripts/setup.ps1", "tools/prepare.ps1", "\"'", true, 2, """
            @@ # a note || $level§ = 3
            $env:PROXMOX_VE_API_TOKEN~=~«terraform@pve!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17»
            @@ # a note || Write-Host "hello §"
            $pvePassword~=~«Tr0ub4dor-pve-9»
            """),
        new("src/client.py", "tools/probe.py", "\"'", false, 3, """
            import os
            @@ # a note || level§ = 3
            api~=~ProxmoxAPI(«pve.lab.internal», user=«root@pam», password=«Tr0ub4dor-pve-9»)
            @@ # a note || print(«hello §»)
            TOKEN~=~«ci@pve!probe=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17»
            """),
        new("src/Client.cs", "tools/Probe.cs", "\"", true, 1, """
            using System;
            @@ // a note || using System.Net§;
            internal static class Client
            {
                @@ // a note || private const int Level§ = 3; || /// <summary>A note.</summary>
                private const string Token~=~"ci@pve!probe=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17";
            }
            """),
        new("src/main.go", "cmd/main.go", "\"", true, 1, """
            package main
            @@ // a note || const level§ = 3
            func main() {
              @@ // a note || log.Print("hello §")
              client := proxmox.NewClient(url, proxmox.WithAPIToken("ci@pve!x1", "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17"))
            }
            """),
        new("etc/telegraf.conf", "conf/telegraf.conf", "\"'", true, 1, """
            @@ # a note || [agent] || [inputs.cpu§]
            [[inputs.proxmox]]
              @@ # a note || timeout = "3s"
              base_url~=~«https://pve.lab.internal:8006/api2/json»
              api_token~=~«ci@pve!telegraf=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17»
            """),
        new("etc/answer.toml", "conf/answer.toml", "\"'", true, 1, """
            @@ # a note
            [global]
            @@ # a note || country = "de"
            keyboard~=~«fr»
            root-password~=~«Tr0ub4dor-pve-9»
            """),
        new("etc/netbox.ini", "conf/netbox.ini", "", false, 1, """
            @@ ; a note || [other§]
            [proxmox]
            @@ ; a note || size§ = 3
            url~=~https://192.0.2.1:8006
            username~=~netbox@pve
            @@ # a note
            token~=~netsync
            value~=~7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17
            """),
        new("data/config.json", "conf/pve.json", "\"", true, 3, """
            {
              @@ "level§": 3,
              "proxmox"~:~{
                "token"~:~"terraform@pve!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17"
              },
              "nodes"~:~[
                @@ {"name": "other§", "size": 3},
                {"name"~:~"pve1", "pve_password"~:~"Tr0ub4dor-pve-9"},
                @@ {"name": "third§"}, || {"size": 3},
                {"name"~:~"pve2", "pve_password"~:~"kestrel-Mauve-42"}
              ]
            }
            """),
        new("state/terraform.tfstate", "old/terraform.tfstate", "\"", true, 1, """
            {
              "version"~:~4,
              @@ "serial": 3,
              "resources"~:~[
                @@ {"mode": "data", "type": "proxmox_virtual_environment_nodes", "name": "n§", "instances": []},
                {"mode"~:~"managed", "type"~:~"proxmox_virtual_environment_user_token", "name"~:~"ci", "instances"~:~[
                  {"attributes"~:~{"value"~:~"ci@pve!x1=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17"}}
                ]}
              ]
            }
            """),
        new("docs/setup.md", "NOTES/setup.md", "", false, 2, """
            # Setup
            @@ A word. || ## Part § || <!-- a note -->

            ```sh
            @@ # a note || echo hello §
            export PROXMOX_VE_API_TOKEN=terraform@pve!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17
            ```

            @@ More words. || - a point
            Token for the exporter (ci@pve!exporter): `b2f86d03-41ce-4a97-9d58-e06c7b1fa294`
            """),
        new("api/probe.http", "http/version.http", "", false, 1, """
            @@ # a note
            GET https://pve.lab.internal:8006/api2/json/version
            Authorization: PVEAPIToken=ci@pve!probe=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17
            """),
        new("data/dump.sql", "backup/all.sql", "", true, 1, """
            @@ -- a note || SELECT §;
            INSERT INTO config VALUES (1, 'terraform@pve!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17');
            """),
    ];
}
