proxmox_token = "b2f86d03-41ce-4a97-9d58-e06c7b1fa294"
proxmox_skip_tls_verify = true
