# The types of Pulumi's Proxmox provider that do not follow its law of names. The provider is made of bpg's: of
# proxmox_X_Y_Z it makes Z in the namespace X.Y, of proxmox_virtual_environment_X_Y_Z the same called ZLegacy (muhlba91/pulumi-proxmoxve
# v8.3.0 provider/resources.go convertName), and `pulumi package add terraform-provider bpg/proxmox` makes VirtualEnvironmentXYZ. What stands
# here are the names that releases before 8.0 gave (v7.13.0 provider/resources.go), some since 5.0.
#
# resource, data: namespace and name of the class, without the `get` of a data source.
#   type    the resource or data source of bpg's
#   fields  what an argument is called that the law would call otherwise
resource "VM/VirtualMachine" {
  type = "proxmox_virtual_environment_vm"
}

resource "VM/VirtualMachine2" {
  type = "proxmox_vm"
}

resource "VM/ClonedVirtualMachine" {
  type = "proxmox_cloned_vm"
}

resource "CT/Container" {
  type = "proxmox_virtual_environment_container"
}

resource "Storage/File" {
  type = "proxmox_virtual_environment_file"
}

resource "Storage/LVM" {
  type = "proxmox_storage_lvm"
}

resource "Storage/LVMThin" {
  type = "proxmox_storage_lvmthin"
}

resource "Storage/Directory" {
  type = "proxmox_storage_directory"
}

resource "Storage/NFS" {
  type = "proxmox_storage_nfs"
}

resource "Storage/ZFSPool" {
  type = "proxmox_storage_zfspool"
}

resource "Storage/CIFS" {
  type = "proxmox_storage_cifs"
}

resource "Storage/PBS" {
  type = "proxmox_storage_pbs"
}

resource "Permission/User" {
  type = "proxmox_virtual_environment_user"
}

resource "Permission/Group" {
  type = "proxmox_virtual_environment_group"
}

resource "Permission/Pool" {
  type = "proxmox_virtual_environment_pool"
}

resource "Permission/Role" {
  type = "proxmox_virtual_environment_role"
}

resource "DNS" {
  type = "proxmox_virtual_environment_dns"
}

resource "Hosts" {
  type = "proxmox_virtual_environment_hosts"
}

resource "Time" {
  type = "proxmox_virtual_environment_time"
}

resource "Certifi" {
  type = "proxmox_virtual_environment_certificate"
}

resource "Cluster/Options" {
  type = "proxmox_cluster_options"
}

resource "Download/File" {
  type = "proxmox_download_file"
}

resource "Network/Firewall" {
  type = "proxmox_virtual_environment_cluster_firewall"
}

resource "Network/FirewallSecurityGroup" {
  type = "proxmox_virtual_environment_cluster_firewall_security_group"
}

resource "Network/FirewallAlias" {
  type = "proxmox_virtual_environment_firewall_alias"
}

resource "Network/FirewallIPSet" {
  type = "proxmox_virtual_environment_firewall_ipset"
}

resource "Network/FirewallOptions" {
  type = "proxmox_virtual_environment_firewall_options"
}

resource "Network/FirewallRules" {
  type = "proxmox_virtual_environment_firewall_rules"
}

resource "Network/NetworkBridge" {
  type = "proxmox_network_linux_bridge"
}

resource "Network/NetworkVlan" {
  type   = "proxmox_network_linux_vlan"
  fields = { vlan_id = "vlan" }
}

resource "Network/Linux/Vlan" {
  type   = "proxmox_network_linux_vlan"
  fields = { vlan_id = "vlan" }
}

resource "HA/HAGroup" {
  type = "proxmox_hagroup"
}

resource "HA/HAResource" {
  type = "proxmox_haresource"
}

resource "AcmeAccount" {
  type = "proxmox_acme_account"
}

resource "AcmeDnsPlugin" {
  type   = "proxmox_acme_dns_plugin"
  fields = { plugin_name = "plugin" }
}

resource "Acme/Dns/Plugin" {
  type   = "proxmox_acme_dns_plugin"
  fields = { plugin_name = "plugin" }
}

resource "Metrics/MetricsServer" {
  type   = "proxmox_metrics_server"
  fields = { server_address = "server" }
}

resource "Metrics/Server" {
  type   = "proxmox_metrics_server"
  fields = { server_address = "server" }
}

resource "SDNZone/Qinq" {
  type = "proxmox_sdn_zone_qinq"
}

resource "SDNZone/Vlan" {
  type = "proxmox_sdn_zone_vlan"
}

resource "SDNZone/Vxlan" {
  type = "proxmox_sdn_zone_vxlan"
}

resource "SDNZone/Evpn" {
  type = "proxmox_sdn_zone_evpn"
}

resource "SDNZone/Simple" {
  type = "proxmox_sdn_zone_simple"
}

resource "SDNFabric/OpenFabric" {
  type = "proxmox_sdn_fabric_openfabric"
}

resource "SDNFabric/OSPF" {
  type = "proxmox_sdn_fabric_ospf"
}

data "VM/VirtualMachine" {
  type = "proxmox_virtual_environment_vm"
}

data "VM/VirtualMachines" {
  type = "proxmox_virtual_environment_vms"
}

data "Cluster/Nodes" {
  type = "proxmox_virtual_environment_nodes"
}

data "Storage/Datastores" {
  type = "proxmox_datastores"
}

data "Network/DNS" {
  type = "proxmox_virtual_environment_dns"
}

data "Network/Time" {
  type = "proxmox_virtual_environment_time"
}

data "Network/Hosts" {
  type = "proxmox_virtual_environment_hosts"
}

data "Network/Version" {
  type = "proxmox_version"
}

data "Permission/User" {
  type = "proxmox_virtual_environment_user"
}

data "Permission/Users" {
  type = "proxmox_virtual_environment_users"
}

data "Permission/Group" {
  type = "proxmox_virtual_environment_group"
}

data "Permission/Groups" {
  type = "proxmox_virtual_environment_groups"
}

data "Permission/Pool" {
  type = "proxmox_virtual_environment_pool"
}

data "Permission/Pools" {
  type = "proxmox_virtual_environment_pools"
}

data "Permission/Role" {
  type = "proxmox_virtual_environment_role"
}

data "Permission/Roles" {
  type = "proxmox_virtual_environment_roles"
}

data "HA/HAGroup" {
  type = "proxmox_hagroup"
}

data "HA/HAGroups" {
  type = "proxmox_hagroups"
}

data "HA/HAResource" {
  type = "proxmox_haresource"
}

data "HA/HAResources" {
  type = "proxmox_haresources"
}

data "SDNZone/Qinq" {
  type = "proxmox_sdn_zone_qinq"
}

data "SDNZone/Vlan" {
  type = "proxmox_sdn_zone_vlan"
}

data "SDNZone/Vxlan" {
  type = "proxmox_sdn_zone_vxlan"
}

data "SDNZone/Evpn" {
  type = "proxmox_sdn_zone_evpn"
}

data "SDNZone/Simple" {
  type = "proxmox_sdn_zone_simple"
}

resource "Vm2Legacy" {
  type = "proxmox_vm"
}

data "Vm2" {
  type = "proxmox_vm"
}

data "Vm2Legacy" {
  type = "proxmox_vm"
}
