# The small cluster that a sandbox starts with.

release "8.4" {
  version = "8.4.21"
  repoid  = "2606ac850d46da29"
}

release "9.1" {
  version = "9.1.19"
  repoid  = "076d7c3c108f0346"
}

release "9.2" {
  version = "9.2.11"
  repoid  = "14a22df35955d97d"
}

user_cfg {
  text = <<-EOT
    user:root@pam:1:0:::root@example.com:::
    user:alice@pve:1:0:Alice:Example:alice@example.com:::
    user:backup@pve:1:0::::makes backups::
    group:admins:alice@pve:administrators:
    pool:prod:what must not stop:100,101:local-lvm:
    pool:ci:what CI may break:102::
    acl:1:/:@admins:PVEAdmin:
    acl:1:/pool/prod:backup@pve:PVEVMUser:
    acl:1:/storage/local:backup@pve:PVEDatastoreUser:
  EOT
}

file "storage.cfg" {
  text = <<-EOT
    dir: local
    	path /var/lib/vz
    	content iso,vztmpl,backup,snippets,import

    lvmthin: local-lvm
    	thinpool data
    	vgname pve
    	content rootdir,images
  EOT
}

file "nodes/pve/qemu-server/100.conf" {
  text = <<-EOT
    boot: order=scsi0
    cores: 1
    memory: 512
    name: web
    net0: virtio=BC:24:11:00:01:00,bridge=vmbr0
    scsi0: local-lvm:vm-100-disk-0,size=8G
  EOT
}

file "nodes/pve/qemu-server/101.conf" {
  text = <<-EOT
    boot: order=scsi0
    cores: 2
    memory: 2048
    name: db
    net0: virtio=BC:24:11:00:01:01,bridge=vmbr0
    scsi0: local-lvm:vm-101-disk-0,size=32G
  EOT
}

file "nodes/pve/qemu-server/102.conf" {
  text = <<-EOT
    cores: 2
    memory: 2048
    name: runner
    net0: virtio=BC:24:11:00:01:02,bridge=vmbr0
    scsi0: local-lvm:vm-102-disk-0,size=16G
  EOT
}

file "nodes/pve/qemu-server/9000.conf" {
  text = <<-EOT
    cores: 1
    memory: 1024
    name: debian-template
    net0: virtio=BC:24:11:00:90:00,bridge=vmbr0
    scsi0: local-lvm:base-9000-disk-0,size=4G
    template: 1
  EOT
}

file "nodes/pve/lxc/200.conf" {
  text = <<-EOT
    arch: amd64
    cores: 1
    hostname: dns
    memory: 256
    net0: name=eth0,bridge=vmbr0,ip=dhcp
    ostype: debian
    rootfs: local-lvm:vm-200-disk-0,size=4G
    unprivileged: 1
  EOT
}
