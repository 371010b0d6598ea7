// pvelint:ignore PVE302 -- nothing here
const proxmox = 1; // pvelint:ignore PVE301 -- nor here
