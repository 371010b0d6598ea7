pveum role add Deploy --privs "VM.Allocate VM.Audit VM.Config.Options"
pveum user add terraform@pve
pveum acl modify /vms --users terraform@pve --roles Deploy
pveum user token add terraform@pve ci --privsep 0
