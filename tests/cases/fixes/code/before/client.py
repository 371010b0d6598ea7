import requests
from proxmoxer import ProxmoxAPI

api = ProxmoxAPI("pve.lab.internal", user="ci@pve", verify_ssl=False)
requests.get("https://pve.lab.internal:8006/api2/json", verify = False)
PRIVILEGES = ("VM.Allocate", "VM.Audit", "VM.Monitor", "VM.Clone", "VM.PowerMgmt")
