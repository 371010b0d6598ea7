#!/usr/bin/env bash
set -euo pipefail

useradd --system --shell /usr/sbin/nologin terraform
pveum user add terraform@pam --comment "Terraform"

pveum role add TerraformProvisioner --privs "Datastore.AllocateSpace Datastore.AllocateTemplate Datastore.Audit SDN.Use Sys.Audit Sys.Console Sys.Modify VM.Allocate VM.Audit VM.Clone VM.Config.CPU VM.Config.Cloudinit VM.Config.Disk VM.Config.Memory VM.Config.Network VM.Config.Options VM.GuestAgent.Audit VM.PowerMgmt"

pveum acl modify / --users terraform@pam --roles TerraformProvisioner
pveum user token add terraform@pam terraform --privsep=0
