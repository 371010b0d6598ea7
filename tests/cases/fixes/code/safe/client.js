const agent = new https.Agent({ rejectUnauthorized: false }); // for proxmox
process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
fetch("https://pve.lab.internal:8006/api2/json");
