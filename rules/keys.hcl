# Files that hold keys of Proxmox products.
#
#   path     the end of the file's path, `*` for any run in one name; compared without case
#   content  what a file of that kind holds: "pem" a private key, "lines" lines of the form of `line` (whose group `secret` is
#            the secret), "any" anything at all
#   what     what somebody who has it can do
file "authkey" {
  path    = ["authkey.key", "priv/authkey.key"]
  content = "pem"
  what    = "the cluster's ticket key: whoever has it signs himself in as root@pam"
  source  = "pve-access-control PVE/AccessControl.pm (priv/authkey.key); proxmox-backup /etc/proxmox-backup/authkey.key"
}

file "node certificate" {
  path    = ["pve-www.key", "pve-root-ca.key", "pve-ssl.key", "pveproxy-ssl.key", "proxmox-backup/proxy.key"]
  content = "pem"
  what    = "the key of the node's certificate: whoever has it answers in its name"
  source  = "pve-manager PVE/CertHelpers.pm; proxmox-backup proxy.key"
}

file "token secrets" {
  path    = ["priv/token.cfg", "pve/token.cfg"]
  content = "lines"
  line    = "^(?<id>[^\\s:/]+@[A-Za-z][A-Za-z0-9._-]+![A-Za-z][A-Za-z0-9._-]+) (?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$"
  what    = "the secret of every API token of the cluster"
  source  = "pve-access-control PVE/TokenConfig.pm"
}

file "password hashes" {
  path    = ["priv/shadow.cfg", "pve/shadow.cfg"]
  content = "lines"
  line    = "^(?<id>[^\\s:]+):(?<secret>\\$[0-9a-z]+\\$[^:\\s]{20,}):?$"
  what    = "the password hashes of the pve realm, to be guessed at leisure"
  source  = "pve-access-control PVE/Auth/PVE.pm"
}

file "second factors" {
  path    = ["priv/tfa.cfg"]
  content = "any"
  what    = "the second factors of all users: TOTP secrets and recovery keys"
  source  = "pve-access-control PVE/AccessControl.pm (priv/tfa.cfg)"
}

file "backup hashes" {
  path    = ["token.shadow", "proxmox-backup/shadow.json"]
  content = "lines"
  line    = "\"(?<id>[^\"\\s]+@[^\"\\s]+)\"\\s*:\\s*\"(?<secret>\\$[0-9a-z]+\\$[^\"]{20,})\""
  what    = "the hashes of tokens or passwords of a backup server, to be guessed at leisure"
  source  = "proxmox-backup pbs-config token_shadow.rs, auth.rs"
}

file "storage password" {
  path    = ["priv/storage/*.pw", "priv/realm/*.pw", "priv/metricserver/*.pw", "priv/notifications.cfg"]
  content = "any"
  what    = "the password with which the cluster logs in elsewhere"
  source  = "pve-storage PVE/Storage/PBSPlugin.pm, CIFSPlugin.pm; pve-access-control PVE/Auth/LDAP.pm"
}

file "backup encryption key" {
  path    = ["priv/storage/*.enc", "proxmox-backup/encryption-key.json", "proxmox-backup/master-key.pem"]
  content = "lines"
  line    = "\"data\"\\s*:\\s*\"(?<secret>[A-Za-z0-9+/=_-]{40,})\""
  what    = "the key that opens the encrypted backups"
  source  = "pve-storage PVE/Storage/PBSPlugin.pm; proxmox-backup pbs-key-config"
}

# state: what Terraform's state and plans keep of a resource. `*` stands for any run in the type.
#   own    attributes that hold a credential of Proxmox itself
#   guest  attributes that hold one of a guest, a storage or a service
state "proxmox_virtual_environment_user_token" {
  own    = ["value"]
  source = "bpg/terraform-provider-proxmox docs/resources/virtual_environment_user_token.md"
}

state "proxmox_user_token" {
  own    = ["value"]
  source = "bpg/terraform-provider-proxmox: the same resource under its new name"
}

state "proxmox_virtual_environment_user" {
  own    = ["password"]
  source = "bpg/terraform-provider-proxmox docs/resources/virtual_environment_user.md"
}

state "proxmox_user" {
  own    = ["password"]
  source = "bpg/terraform-provider-proxmox: the same resource under its new name"
}

state "proxmox_*realm*" {
  own    = ["client_key", "bind_password", "password"]
  source = "bpg/terraform-provider-proxmox docs/resources: realms"
}

state "proxmox_*certificate*" {
  own    = ["private_key"]
  source = "bpg/terraform-provider-proxmox docs/resources/virtual_environment_certificate.md"
}

state "proxmox_*" {
  guest  = ["password", "cipassword", "ssh_private_key", "private_key", "encryption_key", "data", "eab_hmac_key"]
  source = "Telmate/terraform-provider-proxmox docs/resources; bpg/terraform-provider-proxmox docs/resources"
}
