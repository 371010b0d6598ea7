proxmox_skip_tls_verify = false
