import requests
from proxmoxer import ProxmoxAPI

api = ProxmoxAPI("pve.lab.internal", user="ci@pve", verify_ssl=True)
requests.get("https://pve.lab.internal:8006/api2/json", verify = True)
PRIVILEGES = ("VM.Allocate", "VM.Audit", "VM.GuestAgent.Audit", "VM.Clone", "VM.PowerMgmt")
