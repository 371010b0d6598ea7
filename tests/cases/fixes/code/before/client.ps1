Invoke-RestMethod -Uri 'https://pve.lab.internal:8006/api2/json/nodes' -SkipCertificateCheck -Headers $headers
