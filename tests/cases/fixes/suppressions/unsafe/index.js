const proxmox = 1; // pvelint:ignore PVE301 -- nor here
