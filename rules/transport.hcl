# What switches off the verification of certificates and what writes credentials down.
#
# switch: a setting by its key, as the tool spells it (compared without case, dashes and underscores).
#   off    the truth value that switches verification off
#   where  "anywhere": no other tool has that key; "proxmox": only where block, siblings or file are Proxmox's;
#          "provider": only directly in a block or mapping that itself holds Proxmox credentials
#   removable  the tools of Terraform and Packer that have it verify without it, so that its line can go
#   source where it was read
switch "pm_tls_insecure" {
  off    = true
  where  = "anywhere"
  source = "Telmate/terraform-provider-proxmox proxmox/provider.go (also from the environment)"
}

switch "proxmox_ve_insecure" {
  off    = true
  where  = "anywhere"
  source = "bpg/terraform-provider-proxmox proxmoxtf/provider/provider.go"
}

switch "insecure" {
  off       = true
  where     = "provider"
  removable = true
  source    = "bpg/terraform-provider-proxmox; proxmox-csi-plugin and proxmox-cloud-controller-manager config.yaml"
}

switch "insecure_skip_tls_verify" {
  off       = true
  where     = "proxmox"
  removable = true
  source    = "hashicorp/packer-plugin-proxmox builder/proxmox/common/config.go"
}

switch "insecure_skip_verify" {
  off    = true
  where  = "provider"
  source = "influxdata/telegraf plugins/inputs/proxmox/sample.conf; siderolabs/omni-infra-provider-proxmox internal/pkg/config/config.go"
}

switch "validate_certs" {
  off    = false
  where  = "provider"
  source = "community.proxmox plugins/module_utils/proxmox.py, plugins/inventory/proxmox.py"
}

switch "proxmox_validate_certs" {
  off    = false
  where  = "anywhere"
  source = "community.proxmox plugins/module_utils/proxmox.py, plugins/connection/proxmox_qemu_api.py"
}

switch "proxmox_verify_ssl" {
  off    = false
  where  = "anywhere"
  source = "community.proxmox plugins/connection/proxmox_qemu_api.py; scripts on proxmoxer"
}

switch "pve_verify_ssl" {
  off    = false
  where  = "anywhere"
  source = "prometheus-pve/prometheus-pve-exporter src/pve_exporter/config.py"
}

switch "pve_exporter_auth_verify_ssl" {
  off    = false
  where  = "anywhere"
  source = "Ansible collection prometheus.prometheus, role pve_exporter"
}

switch "verify_ssl" {
  off    = false
  where  = "provider"
  source = "prometheus-pve-exporter pve.yml; Home Assistant proxmoxve; proxmoxer"
}

switch "apivalidatessl" {
  off    = false
  where  = "proxmox"
  source = "traefik-proxmox-provider"
}

switch "ssl_verify_peer" {
  off    = false
  where  = "proxmox"
  source = "foreman_proxmox"
}

switch "validatecertificate" {
  off    = false
  where  = "proxmox"
  source = "Corsinvest/cv4pve-api-dotnet PveClientBase.ValidateCertificate"
}

switch "servercertificatecustomvalidationcallback" {
  off    = true
  where  = "proxmox"
  source = "System.Net.Http HttpClientHandler: a method that always answers true"
}

switch "servercertificatevalidationcallback" {
  off    = true
  where  = "proxmox"
  source = "System.Net ServicePointManager: a method that always answers true"
}

switch "remotecertificatevalidationcallback" {
  off    = true
  where  = "proxmox"
  source = "System.Net.Security SslClientAuthenticationOptions: a method that always answers true"
}

switch "node_tls_reject_unauthorized" {
  off    = false
  where  = "proxmox"
  source = "Node.js command line options: the whole process stops verifying"
}

switch "pythonhttpsverify" {
  off    = false
  where  = "proxmox"
  source = "Python PEP 493: the whole process stops verifying"
}

# name: a variable's name is made of words; a product's and all of one of `words` together say what it switches.
name {
  off   = true
  words = ["insecure", "skip tls", "skip verify", "skip ssl", "skip cert", "skip certs", "ignore tls", "ignore ssl", "ignore cert", "ignore certs", "disable tls", "disable ssl"]
}

name {
  off   = false
  words = ["verify tls", "verify ssl", "verify cert", "verify certs", "validate tls", "validate ssl", "validate cert", "validate certs", "validate certificate", "tls verify", "ssl verify", "tls secure", "secure tls"]
}

# default: settings that stand together for a tool which does not verify unless it is told to.
#   keys   all must stand there; `id` must hold a token's id, `at` is where it is said
#   unless the key that switches verification on
default "cluster-api" {
  keys   = ["url", "token", "secret"]
  id     = "token"
  at     = "url"
  unless = "insecure"
  source = "ionos-cloud/cluster-api-provider-proxmox pkg/scope/cluster.go: InsecureSkipVerify is true unless the secret says otherwise"
}

# command: a command line option. `takes` are the short options whose value may be glued on, so that -ok is a file name.
#   when   "target": only where the command talks to Proxmox; "always": the command talks to nothing else
#   unless the option that switches verification on, for tools that do not verify by default
command "curl" {
  long   = ["--insecure", "--proxy-insecure"]
  short  = "k"
  takes  = "AbCcdDeEFhHKmoPQrtTuUwxXyYz"
  when   = "target"
  source = "curl(1)"
}

command "wget" {
  long   = ["--no-check-certificate"]
  when   = "target"
  source = "wget(1)"
}

command "http" {
  long   = ["--verify=no", "--verify=false"]
  when   = "target"
  source = "HTTPie documentation, server SSL certificate verification"
}

command "https" {
  long   = ["--verify=no", "--verify=false"]
  when   = "target"
  source = "HTTPie documentation, server SSL certificate verification"
}

command "xh" {
  long   = ["--verify=no", "--verify=false"]
  when   = "target"
  source = "xh --help"
}

command "agent_proxmox_ve" {
  long   = ["--no-cert-check"]
  when   = "always"
  source = "Checkmk cmk/special_agents/agent_proxmox_ve.py"
}

command "cv4pve-*" {
  unless = "--validate-certificate"
  only   = ["--host"]
  when   = "always"
  source = "Corsinvest/cv4pve-autosnap README: certificates are not validated by default"
}

command "*" {
  long   = ["--proxmox-insecure", "--proxmox-insecure-tls", "--proxmoxve-insecure"]
  when   = "always"
  source = "docker-machine-driver-proxmox-ve and its relatives"
}

# form: a way to write it in a programming language; looked for in files that talk to the Proxmox API.
#   text     what must stand there for the pattern to be worth trying
#   pattern  regular expression; the group `at` is the place
#   method   where the place counts only if the file says so of what the group `name` names: the pattern of that, {name} in it
#   instead  what to write there for what; none where a word is not enough
form "python verify" {
  text    = "erify"
  pattern = "\\b(?<at>verify(?:_ssl)?[\"']?\\s*[=:]\\s*False)\\b"
  instead = { "False" = "True" }
  source  = "requests: verify; proxmoxer: verify_ssl"
}

form "python context" {
  text    = "ssl."
  pattern = "(?<at>ssl\\._create_unverified_context|verify_mode\\s*=\\s*ssl\\.CERT_NONE)"
  instead = { "ssl._create_unverified_context" = "ssl.create_default_context", "CERT_NONE" = "CERT_REQUIRED" }
  source  = "Python ssl module"
}

form "python connector" {
  text    = "TCPConnector("
  pattern = "TCPConnector\\([^)\\n]{0,200}?(?<at>\\b(?:ssl|verify_ssl)\\s*=\\s*False)\\b"
  instead = { "False" = "True" }
  source  = "aiohttp client reference"
}

form "node agent" {
  text    = "rejectUnauthorized"
  pattern = "(?<at>\\brejectUnauthorized[\"']?\\s*[:=]\\s*false)\\b"
  instead = { "false" = "true" }
  source  = "Node.js tls.connect"
}

form "node process" {
  text    = "NODE_TLS_REJECT_UNAUTHORIZED"
  pattern = "(?<at>\\bNODE_TLS_REJECT_UNAUTHORIZED[\"'\\]]{0,2}\\s*=\\s*[\"']?0)"
  instead = { "0" = "1" }
  source  = "Node.js command line options"
}

form "go" {
  text    = "InsecureSkipVerify"
  pattern = "(?<at>\\bInsecureSkipVerify\\s*[:=]\\s*true)\\b"
  instead = { "true" = "false" }
  source  = "Go crypto/tls"
}

form "dotnet callback" {
  text    = "ValidationCallback"
  pattern = "(?<at>\\bServerCertificate(?:Custom)?ValidationCallback\\s*\\+?=\\s*(?:\\([^)\\n]{0,120}\\)|delegate(?:\\s*\\([^)\\n]{0,120}\\))?|\\{)\\s*(?:=>)?\\s*\\{?\\s*(?:return\\s+)?\\$?true)\\b"
  source  = "System.Net.Http HttpClientHandler; System.Net ServicePointManager"
}

form "dotnet options" {
  text    = "RemoteCertificateValidationCallback"
  pattern = "(?<at>\\bRemoteCertificateValidationCallback\\s*=\\s*(?:\\([^)\\n]{0,120}\\)|delegate(?:\\s*\\([^)\\n]{0,120}\\))?)\\s*(?:=>)?\\s*\\{?\\s*(?:return\\s+)?true)\\b"
  source  = "System.Net.Security SslClientAuthenticationOptions"
}

form "dotnet method" {
  text    = "ValidationCallback"
  pattern = "(?:\\b(?:ServerCertificate(?:Custom)?|RemoteCertificate)ValidationCallback\\s*\\+?=\\s*(?<at>(?<name>[A-Za-z_][\\w.]{0,120}))|(?<at>\\bnew\\s+[\\w.]{0,60}RemoteCertificateValidationCallback\\s*\\(\\s*(?<name>[A-Za-z_][\\w.]{0,120})\\s*\\)))\\s*[;,})]"
  method  = "\\b{name}\\s*(?:=\\s*|(?=\\())(?:\\([^)\\n]{0,300}\\)|delegate(?:\\s*\\([^)\\n]{0,300}\\))?)\\s*(?:=>\\s*true\\s*[;,}]|(?:=>\\s*)?\\{(?:\\s|//[^\\n]{0,300}\\n){0,40}return\\s+true\\s*;\\s*\\})"
  source  = "System.Net.Http HttpClientHandler; System.Net.Security SslClientAuthenticationOptions: a method or a delegate of the same file that always answers true"
}

form "dotnet accept any" {
  text    = "DangerousAcceptAnyServerCertificateValidator"
  pattern = "(?<at>\\bDangerousAcceptAnyServerCertificateValidator)\\b"
  source  = "System.Net.Http HttpClientHandler"
}

form "corsinvest" {
  text    = "ValidateCertificate"
  pattern = "(?<at>\\bValidateCertificate\\s*=\\s*false)\\b"
  instead = { "false" = "true" }
  source  = "Corsinvest/cv4pve-api-dotnet PveClientBase.ValidateCertificate"
}

form "powershell switch" {
  text    = "-SkipCertificateCheck"
  pattern = "(?<![\\w-])(?<at>-SkipCertificateCheck)\\b(?!\\s*:)"
  source  = "PowerShell 7 Invoke-RestMethod, Invoke-WebRequest; Corsinvest Connect-PveCluster"
}

form "powershell splat" {
  text    = "SkipCertificateCheck"
  pattern = "(?<![\\w-])(?<at>[\"']?SkipCertificateCheck[\"']?\\s*=\\s*\\$true)\\b"
  instead = { "$true" = "$false" }
  source  = "PowerShell 7 splatting"
}

form "rust" {
  text    = "danger_accept_invalid_"
  pattern = "(?<at>\\bdanger_accept_invalid_(?:certs|hostnames)\\(\\s*true\\s*\\))"
  instead = { "true" = "false" }
  source  = "reqwest ClientBuilder"
}

form "php curl" {
  text    = "CURLOPT_SSL_VERIFYPEER"
  pattern = "(?<at>\\bCURLOPT_SSL_VERIFYPEER[\"']?\\s*(?:,|=>)\\s*(?:false|0))\\b"
  instead = { "false" = "true" }
  source  = "PHP curl_setopt"
}

form "ruby" {
  text    = "VERIFY_NONE"
  pattern = "(?<at>\\bVERIFY_NONE)\\b"
  instead = { "VERIFY_NONE" = "VERIFY_PEER" }
  source  = "Ruby OpenSSL::SSL"
}

form "perl" {
  text    = "SSL_verify_mode"
  pattern = "(?<at>\\bSSL_verify_mode\\s*=>\\s*(?:0|SSL_VERIFY_NONE))\\b"
  instead = { "SSL_VERIFY_NONE" = "SSL_VERIFY_PEER" }
  source  = "Perl IO::Socket::SSL"
}

# log: a setting that makes a tool write requests, headers or variables down.
#   level    "headers": the credential itself is written; "may": it depends on what else is set
#   instead  the value to write instead, where it is no truth value; in YAML `off` would be one
log "pm_debug" {
  level  = "headers"
  what   = "every request with its Authorization header goes to the log"
  source = "Telmate/proxmox-api-go proxmox/session.go (DumpRequestOut)"
}

log "pm_log_enable" {
  level  = "may"
  what   = "the provider writes a log file of its own beside the code, and with pm_debug the Authorization header stands in it"
  source = "Telmate/terraform-provider-proxmox proxmox/provider.go"
}

log "packer_log" {
  level  = "may"
  what   = "Packer does not know that the token is a secret and does not mask it in its log"
  source = "hashicorp/packer-plugin-proxmox builder/proxmox/common/config.go: only the password is put into LogSecretFilter"
}

log "tf_log" {
  values  = ["trace", "debug", "json"]
  level   = "may"
  what    = "the provider's requests go to the log of the run"
  instead = "error"
  source  = "developer.hashicorp.com Terraform: Debugging"
}

log "tf_log_provider" {
  values  = ["trace", "debug", "json"]
  level   = "may"
  what    = "the provider's requests go to the log of the run"
  instead = "error"
  source  = "developer.hashicorp.com Terraform: Debugging"
}

# argument: options by which a command is handed a secret, readable for everybody on the machine while it runs.
#   pair  the option's value is name=secret
argument {
  commands = ["cv4pve-*"]
  options  = ["--password", "--api-token"]
  source   = "Corsinvest/cv4pve-autosnap README; a parameter file (@file) keeps it out of the list"
}

argument {
  commands = ["pveum", "pvesh", "pvesm", "qm", "pct"]
  options  = ["--password", "-password", "--cipassword", "-cipassword"]
  source   = "pveum(1), pvesh(1), pvesm(1), qm(1), pct(1)"
}

argument {
  commands = ["proxmox-backup-manager", "proxmox-backup-client", "agent_proxmox_ve"]
  options  = ["--password"]
  source   = "proxmox-backup-manager(1); Checkmk agent_proxmox_ve"
}

argument {
  commands = ["terraform", "tofu", "terragrunt", "packer"]
  options  = ["-var", "--var"]
  pair     = true
  source   = "developer.hashicorp.com Terraform and Packer: input variables"
}

argument {
  commands = ["ansible", "ansible-playbook"]
  options  = ["-e", "--extra-vars"]
  pair     = true
  source   = "ansible-playbook(1)"
}
