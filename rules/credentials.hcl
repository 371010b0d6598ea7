# Where credentials of Proxmox products stand, tool by tool. Held by KnownPlacesTests.
#
# within   the block, mapping, call or section, as a scope's path or the end of one; `*` is any one name. Without it the
#          key says enough wherever it stands.
# Every key compares without case, dashes and underscores. What a key holds:
#   token         whole: user@realm!name=UUID, or (where people put it there) the UUID alone
#   token_secret  the UUID of a token
#   password      a Proxmox user's password; some tools take a token's UUID there
#   ticket, csrf  a ticket, a CSRF prevention token
#   guest         a password of a guest, or of the node's SSH: not Proxmox's own, but as readable
#   identity      user@realm, user@realm!name, a token's name: no secret, it says whose the secret is
#   endpoint      where it is valid

place "telmate-provider" {
  tool         = "terraform-telmate"
  token_secret = ["pm_api_token_secret"]
  password     = ["pm_password", "pm_pass"]
  identity     = ["pm_user", "pm_api_token_id"]
  endpoint     = ["pm_api_url"]
  source       = "Telmate/terraform-provider-proxmox proxmox/provider.go"
}

place "bpg-provider" {
  tool     = "terraform-bpg"
  within   = ["provider.proxmox", "provider.proxmox.*"]
  token    = ["api_token"]
  password = ["password"]
  ticket   = ["auth_ticket"]
  csrf     = ["csrf_prevention_token"]
  identity = ["username"]
  endpoint = ["endpoint"]
  source   = "bpg/terraform-provider-proxmox docs/index.md"
}

place "bpg-provider-ssh" {
  tool     = "terraform-bpg"
  within   = ["provider.proxmox.ssh"]
  guest    = ["password", "socks5_password"]
  source   = "bpg/terraform-provider-proxmox docs/index.md"
}

place "bpg-environment" {
  tool     = "terraform-bpg"
  token    = ["PROXMOX_VE_API_TOKEN"]
  password = ["PROXMOX_VE_PASSWORD"]
  guest    = ["PROXMOX_VE_SSH_PASSWORD"]
  ticket   = ["PROXMOX_VE_AUTH_TICKET"]
  csrf     = ["PROXMOX_VE_CSRF_PREVENTION_TOKEN"]
  identity = ["PROXMOX_VE_USERNAME"]
  endpoint = ["PROXMOX_VE_ENDPOINT"]
  source   = "bpg/terraform-provider-proxmox docs/index.md"
}

place "terraform-guest" {
  tool   = "terraform"
  within = ["resource.proxmox_*", "resource.proxmox_*.*", "resource.proxmox_*.*.*", "resource.proxmox_*.*.*.*"]
  guest  = ["cipassword", "password", "user_account.password"]
  source = "Telmate/terraform-provider-proxmox resource_vm_qemu.go, resource_lxc.go; bpg/terraform-provider-proxmox docs/resources"
}

place "cloud-init-password" {
  tool   = "proxmox"
  guest  = ["cipassword", "ci_password", "cipwd", "--cipassword", "-cipassword"]
  source = "qemu-server PVE/QemuServer.pm cipassword"
}

place "packer-source" {
  tool         = "packer"
  within       = ["source.proxmox-iso", "source.proxmox-clone", "source.proxmox", "source.proxmox-iso.*", "source.proxmox-clone.*", "source.proxmox.*"]
  token_secret = ["token"]
  password     = ["password"]
  guest        = ["ssh_password", "winrm_password"]
  identity     = ["username"]
  endpoint     = ["proxmox_url"]
  source       = "hashicorp/packer-plugin-proxmox builder/proxmox/common/config.go"
}

place "packer-json" {
  tool         = "packer"
  beside       = { type = "proxmox*" }
  token_secret = ["token"]
  password     = ["password"]
  guest        = ["ssh_password", "winrm_password"]
  identity     = ["username"]
  endpoint     = ["proxmox_url"]
  source       = "hashicorp/packer-plugin-proxmox builder/proxmox/common/config.go, in Packer's JSON templates; a homepage widget has the same keys"
}

place "packer-environment" {
  tool         = "packer"
  token_secret = ["PROXMOX_TOKEN"]
  password     = ["PROXMOX_PASSWORD"]
  identity     = ["PROXMOX_USERNAME"]
  endpoint     = ["PROXMOX_URL", "proxmox_url"]
  source       = "hashicorp/packer-plugin-proxmox builder/proxmox/common/config.go Prepare; kubernetes-sigs/image-builder"
}

place "ansible-modules" {
  tool         = "ansible"
  token_secret = ["api_token_secret"]
  password     = ["api_password"]
  identity     = ["api_user", "api_token_id"]
  endpoint     = ["api_host"]
  ambiguous    = true
  source       = "ansible-collections/community.proxmox plugins/module_utils/proxmox.py"
}

place "ansible-environment" {
  tool         = "ansible"
  token_secret = ["PROXMOX_TOKEN_SECRET"]
  password     = ["PROXMOX_PASSWORD"]
  identity     = ["PROXMOX_USER", "PROXMOX_TOKEN_ID"]
  endpoint     = ["PROXMOX_HOST"]
  source       = "ansible-collections/community.proxmox plugins/module_utils/proxmox.py, plugins/inventory/proxmox.py"
}

place "ansible-inventory" {
  tool         = "ansible"
  beside       = { plugin = "*.proxmox" }
  token_secret = ["token_secret"]
  password     = ["password"]
  identity     = ["user", "token_id"]
  endpoint     = ["url"]
  source       = "ansible-collections/community.proxmox plugins/inventory/proxmox.py"
}

place "ansible-connection" {
  tool         = "ansible"
  token_secret = ["proxmox_api_token_secret"]
  password     = ["proxmox_api_password"]
  identity     = ["proxmox_api_user", "proxmox_api_token_id"]
  endpoint     = ["proxmox_api_host"]
  source       = "ansible-collections/community.proxmox plugins/connection/proxmox_qemu_api.py"
}

place "ansible-guest" {
  tool   = "ansible"
  within = ["community.proxmox.*", "community.general.proxmox*", "proxmox", "proxmox_kvm", "proxmox_user", "proxmox_domain"]
  guest  = ["password", "cipassword"]
  source = "ansible-collections/community.proxmox plugins/modules"
}

place "ansible-cluster" {
  tool     = "ansible"
  password = ["master_api_password"]
  source   = "ansible-collections/community.proxmox plugins/modules/proxmox_cluster.py"
}

place "homepage" {
  tool     = "homepage"
  beside   = { type = "proxmox*" }
  within   = ["widget"]
  password = ["password"]
  identity = ["username"]
  endpoint = ["url"]
  source   = "gethomepage/homepage docs/widgets/services/proxmox.md"
}

place "proxmoxer" {
  tool         = "proxmoxer"
  within       = ["ProxmoxAPI", "proxmoxer.ProxmoxAPI"]
  token_secret = ["token_value"]
  password     = ["password"]
  identity     = ["user", "token_name"]
  source       = "proxmoxer/proxmoxer proxmoxer/backends/https.py"
}

place "pulumi-stack" {
  tool     = "pulumi"
  token    = ["proxmoxve:apiToken", "proxmoxve:config:apiToken"]
  password = ["proxmoxve:password"]
  ticket   = ["proxmoxve:authTicket"]
  csrf     = ["proxmoxve:csrfPreventionToken"]
  identity = ["proxmoxve:username"]
  endpoint = ["proxmoxve:endpoint"]
  source   = "muhlba91/pulumi-proxmoxve provider/resources.go"
}

place "pulumi-provider" {
  tool     = "pulumi"
  within   = ["ProviderArgs", "ProxmoxVE.ProviderArgs", "proxmoxve.Provider", "proxmoxve.ProviderArgs"]
  token    = ["apiToken", "api_token"]
  password = ["password"]
  ticket   = ["authTicket"]
  csrf     = ["csrfPreventionToken"]
  identity = ["username"]
  endpoint = ["endpoint"]
  source   = "muhlba91/pulumi-proxmoxve provider/resources.go"
}

place "crossplane-secret" {
  tool     = "crossplane"
  within   = ["credentials"]
  token    = ["api_token"]
  password = ["password"]
  identity = ["username"]
  endpoint = ["endpoint"]
  ambiguous = true
  source   = "valkiriaaquatica/provider-proxmox-bpg"
}

place "capmox-secret" {
  tool         = "cluster-api"
  beside       = { token = "*@*!*" }
  token_secret = ["secret"]
  identity     = ["token"]
  endpoint     = ["url"]
  source       = "ionos-cloud/cluster-api-provider-proxmox pkg/scope/cluster.go"
}

place "capmox-environment" {
  tool         = "cluster-api"
  token_secret = ["PROXMOX_SECRET"]
  identity     = ["PROXMOX_TOKEN"]
  endpoint     = ["PROXMOX_URL"]
  source       = "ionos-cloud/cluster-api-provider-proxmox cmd/main.go"
}

place "kubernetes-config" {
  tool         = "kubernetes"
  within       = ["clusters.*", "proxmox.*", "cluster.*"]
  token_secret = ["token_secret"]
  password     = ["password"]
  identity     = ["token_id", "username"]
  endpoint     = ["url"]
  ambiguous    = true
  source       = "sergelogvinov/proxmox-csi-plugin docs/config.md, proxmox-cloud-controller-manager pkg/proxmoxpool/pool.go, karpenter-provider-proxmox"
}

place "omni" {
  tool         = "omni"
  within       = ["proxmox"]
  token_secret = ["tokenSecret"]
  password     = ["password"]
  identity     = ["username", "tokenID", "realm"]
  endpoint     = ["url"]
  source       = "siderolabs/omni-infra-provider-proxmox internal/pkg/config/config.go"
}

place "pve-exporter" {
  tool         = "pve-exporter"
  beside       = { user = "*@*" }
  token_secret = ["token_value"]
  password     = ["password"]
  identity     = ["user", "token_name"]
  source       = "prometheus-pve/prometheus-pve-exporter src/pve_exporter/config.py"
}

place "pve-exporter-environment" {
  tool         = "pve-exporter"
  token_secret = ["PVE_TOKEN_VALUE"]
  password     = ["PVE_PASSWORD"]
  identity     = ["PVE_USER", "PVE_TOKEN_NAME"]
  source       = "prometheus-pve/prometheus-pve-exporter config_from_env"
}

place "pve-exporter-role" {
  tool         = "pve-exporter"
  token_secret = ["pve_exporter_auth_token_value"]
  password     = ["pve_exporter_auth_pass"]
  identity     = ["pve_exporter_auth_user", "pve_exporter_auth_token_name"]
  source       = "prometheus-community/ansible roles/pve_exporter"
}

place "homepage-nodes" {
  tool         = "homepage"
  beside       = { token = "*@*!*" }
  token_secret = ["secret"]
  identity     = ["token"]
  endpoint     = ["url"]
  source       = "gethomepage/homepage docs/configs/proxmox.md"
}

place "home-assistant" {
  tool         = "home-assistant"
  within       = ["proxmoxve", "proxmoxve.*"]
  token_secret = ["token_value"]
  password     = ["password"]
  identity     = ["username", "realm"]
  endpoint     = ["host"]
  source       = "home-assistant/core homeassistant/components/proxmoxve"
}

place "corsinvest" {
  tool     = "cv4pve"
  within   = ["cv4pve-*", "PveClient", "pveClient"]
  token    = ["--api-token", "ApiToken"]
  password = ["--password", "Password"]
  identity = ["--username"]
  endpoint = ["--host"]
  source   = "Corsinvest/cv4pve-autosnap README, Corsinvest/cv4pve-api-dotnet"
}

place "telegraf" {
  tool     = "telegraf"
  within   = ["inputs.proxmox", "inputs.proxmox.*"]
  token    = ["api_token"]
  endpoint = ["base_url"]
  source   = "influxdata/telegraf plugins/inputs/proxmox/sample.conf"
}

place "zabbix" {
  tool         = "zabbix"
  token_secret = ["{$PVE.TOKEN.SECRET}"]
  identity     = ["{$PVE.TOKEN.ID}"]
  endpoint     = ["{$PVE.URL.HOST}"]
  source       = "zabbix templates/app/proxmox README"
}

place "checkmk" {
  tool     = "checkmk"
  within   = ["agent_proxmox_ve", "agent_proxmox", "check_pve", "check_pve.py", "check_proxmox"]
  password = ["--password", "-p"]
  identity = ["--username", "-u"]
  source   = "checkmk agents/special/agent_proxmox_ve; nbuchwitz/check_pve"
}

place "foreman-traefik" {
  tool         = "other"
  token_secret = ["apiToken"]
  identity     = ["apiTokenId"]
  endpoint     = ["apiEndpoint"]
  ambiguous    = true
  source       = "NX211/traefik-proxmox-provider README"
}

place "scripts-environment" {
  tool         = "scripts"
  token_secret = ["PROXMOX_TOKEN_VALUE", "PVE_TOKEN", "PVE_TOKEN_SECRET", "PROXMOX_API_TOKEN_SECRET", "PBS_TOKEN", "PBS_TOKEN_SECRET", "PDM_TOKEN_SECRET"]
  token        = ["PROXMOX_API_TOKEN", "PVE_API_TOKEN", "PBS_API_TOKEN", "PDM_API_TOKEN"]
  password     = ["PVE_PASS", "PROXMOX_PASS", "PDM_PASSWORD", "PMG_PASSWORD"]
  identity     = ["PROXMOX_USER", "PROXMOX_TOKEN_NAME", "PROXMOX_TOKEN_ID", "PVE_TOKEN_ID", "PBS_USER", "PBS_TOKEN_ID"]
  endpoint     = ["PROXMOX_HOST", "PBS_HOST"]
  source       = "MCP servers and scripts in public repositories"
}

place "http-headers" {
  tool   = "http"
  ticket = ["PVEAuthCookie", "PBSAuthCookie", "__Host-PBSAuthCookie", "PMGAuthCookie", "PDMAuthCookie", "__Host-PDMAuthCookie"]
  csrf   = ["CSRFPreventionToken"]
  source = "Proxmox VE API documentation; pve-http-server PVE/APIServer/Formatter.pm"
}

place "pve-commands" {
  tool     = "proxmox"
  within   = ["pveum", "pvesh", "pvesm"]
  password = ["--password", "-password"]
  source   = "pve-access-control PVE/CLI/pveum.pm, pve-storage PVE/CLI/pvesm.pm"
}

place "guest-commands" {
  tool   = "proxmox"
  within = ["qm", "pct"]
  guest  = ["--password", "-password", "--cipassword", "-cipassword"]
  source = "qemu-server PVE/CLI/qm.pm, pve-container PVE/CLI/pct.pm"
}

place "installer-answer" {
  tool     = "proxmox"
  within   = ["global"]
  password = ["root-password", "root_password"]
  source   = "Proxmox VE automated installation, answer file"
}

place "backup-client" {
  tool     = "proxmox-backup"
  password = ["PBS_PASSWORD", "PBS_ENCRYPTION_PASSWORD"]
  identity = ["PBS_REPOSITORY"]
  source   = "proxmox-backup docs/backup-client.rst"
}

place "backup-manager" {
  tool     = "proxmox-backup"
  within   = ["proxmox-backup-manager", "proxmox-backup-client"]
  password = ["--password"]
  identity = ["--auth-id", "--userid"]
  source   = "proxmox-backup docs"
}

place "ticket-request" {
  tool     = "http"
  beside   = { username = "*@*" }
  within   = ["curl", "wget", "http", "https"]
  password = ["password"]
  identity = ["username"]
  source   = "POST /access/ticket"
}

# How names say it where no tool's schema does: `proxmox_proxmox_api_token_secret`, `pve_pass`, `TF_VAR_pve_pw`.
# A name is taken apart at case changes, digits, dashes, underscores and dots. It needs a product's word.
names {
  product    = ["proxmox", "proxmoxve", "pve", "pm", "pbs", "pdm", "pmg", "prox", "pmx", "px", "capmox"]
  product_two = ["virtual environment", "proxmox ve"]
  secret     = ["secret", "uuid", "value"]
  token      = ["token", "tokens", "apitoken", "apikey", "tkn", "tok"]
  password   = ["password", "passwd", "pass", "pwd", "pw", "passwort", "senha", "contrasena", "kennwort", "wachtwoord", "haslo", "mdp", "clave"]
  ticket     = ["ticket", "cookie"]
  # Beside a token's id even these name its secret.
  beside_id  = ["key", "secret", "value", "token", "password", "pass", "pw", "pwd", "credential", "auth", "tkn"]
  # A name with one of these is about a secret, not the secret.
  none       = ["id", "name", "user", "username", "file", "path", "host", "hostname", "url", "endpoint", "length", "policy", "prompt", "expire", "expiry", "expiration", "ttl", "hash", "hashed", "type", "enabled", "required", "rotation", "store", "ref", "arn", "field", "item", "label", "env", "command", "cmd", "script", "description", "desc", "comment", "role", "privsep", "manager", "provider", "prefix", "key_name", "regex", "pattern", "min", "max", "count", "pool", "through", "thru", "passthrough", "encrypted", "sops"]
  # With one of these it is a guest's, or another service's beside Proxmox.
  guest      = ["vm", "lxc", "ct", "container", "guest", "ci", "cloudinit", "cloud", "init", "template", "ssh", "winrm", "vmuser", "ubuntu", "debian", "windows", "k3s", "k8s", "vnc", "spice"]
  other      = ["postgres", "postgresql", "mysql", "mariadb", "db", "database", "redis", "grafana", "influx", "influxdb", "minio", "s3", "smtp", "mail", "ldap", "github", "gitlab", "cloudflare", "telegram", "discord", "slack", "webhook", "mqtt", "rabbitmq", "elastic", "kibana", "harbor", "argocd", "keycloak", "authentik", "nextcloud", "traefik", "wireguard", "tailscale", "opnsense", "pfsense", "unifi", "netbox", "zabbix", "pihole", "adguard", "jwt", "session", "django", "flask", "rails", "encryption", "ipmi", "idrac", "ilo", "bmc", "nas", "truenas", "synology", "smb", "cifs", "nfs", "ceph", "snmp", "consul", "nomad", "dns", "acme", "letsencrypt", "mcp"]
}
