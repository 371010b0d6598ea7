const agent = new https.Agent({ rejectUnauthorized: true }); // for proxmox
process.env.NODE_TLS_REJECT_UNAUTHORIZED = "1";
fetch("https://pve.lab.internal:8006/api2/json");
