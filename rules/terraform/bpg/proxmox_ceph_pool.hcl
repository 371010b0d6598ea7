resource "proxmox_ceph_pool" {
  source = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/nodes/ceph/pool/resource.go"

  locals {
    node = node_name
  }

  call "POST /nodes/{node}/ceph/pool" {
    on     = ["create"]
    source = "fwprovider/nodes/ceph/pool/model.go toCreateBody"
    send = {
      name              = name
      add_storages      = add_storages
      "erasure-coding"  = erasure_coding
      application       = application
      crush_rule        = crush_rule
      min_size          = min_size
      pg_autoscale_mode = pg_autoscale_mode
      pg_num            = pg_num
      pg_num_min        = pg_num_min
      size              = size
      target_size       = target_size
      target_size_ratio = target_size_ratio
    }
  }

  call "GET /nodes/{node}/ceph/pool/{name}/status" {
    on     = ["create", "read", "update"]
    send   = { verbose = true }
    source = "fwprovider/nodes/ceph/pool/resource.go read"
  }

  call "PUT /nodes/{node}/ceph/pool/{name}" {
    on     = ["update"]
    source = "fwprovider/nodes/ceph/pool/model.go toUpdateBody"
    send = {
      application       = application
      crush_rule        = crush_rule
      min_size          = min_size
      pg_autoscale_mode = pg_autoscale_mode
      pg_num            = pg_num
      pg_num_min        = pg_num_min
      size              = size
      target_size       = target_size
      target_size_ratio = target_size_ratio
    }
  }

  call "DELETE /nodes/{node}/ceph/pool/{name}" {
    on     = ["delete"]
    source = "fwprovider/nodes/ceph/pool/model.go toDeleteParams"
    send = {
      force            = default(force_destroy, false)
      remove_ecprofile = default(remove_ecprofile, true)
      remove_storages  = default(remove_storages, false)
    }
  }
}
