resource "proxmox_metrics_server" {
  aliases = ["proxmox_virtual_environment_metrics_server"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/metrics/resource_metrics_server.go"

  call "POST /cluster/metrics/server/{id}" {
    on     = ["create"]
    path   = { id = name }
    source = "fwprovider/cluster/metrics/resource_metrics_server.go Create"
    send = {
      disable                    = disable
      mtu                        = mtu
      port                       = port
      server                     = server
      timeout                    = timeout
      type                       = type
      "api-path-prefix"          = influx_api_path_prefix
      bucket                     = influx_bucket
      influxdbproto              = influx_db_proto
      "max-body-size"            = influx_max_body_size
      organization               = influx_organization
      token                      = default(influx_token, influx_token_wo)
      "verify-certificate"       = influx_verify
      path                       = graphite_path
      proto                      = graphite_proto
      "otel-protocol"            = opentelemetry_proto
      "otel-path"                = opentelemetry_path
      "otel-timeout"             = opentelemetry_timeout
      "otel-headers"             = opentelemetry_headers
      "otel-verify-ssl"          = opentelemetry_verify_ssl
      "otel-max-body-size"       = opentelemetry_max_body_size
      "otel-resource-attributes" = opentelemetry_resource_attributes
      "otel-compression"         = opentelemetry_compression
    }
  }

  call "GET /cluster/metrics/server/{id}" {
    on     = ["create", "read", "update"]
    path   = { id = name }
    source = "fwprovider/cluster/metrics/resource_metrics_server.go Read"
  }

  call "PUT /cluster/metrics/server/{id}" {
    on     = ["update"]
    path   = { id = name }
    source = "fwprovider/cluster/metrics/resource_metrics_server.go Update"
    send = {
      disable                    = disable
      mtu                        = mtu
      port                       = port
      server                     = server
      timeout                    = timeout
      "api-path-prefix"          = influx_api_path_prefix
      bucket                     = influx_bucket
      influxdbproto              = influx_db_proto
      "max-body-size"            = influx_max_body_size
      organization               = influx_organization
      token                      = default(influx_token, influx_token_wo)
      "verify-certificate"       = influx_verify
      path                       = graphite_path
      proto                      = graphite_proto
      "otel-protocol"            = opentelemetry_proto
      "otel-path"                = opentelemetry_path
      "otel-timeout"             = opentelemetry_timeout
      "otel-headers"             = opentelemetry_headers
      "otel-verify-ssl"          = opentelemetry_verify_ssl
      "otel-max-body-size"       = opentelemetry_max_body_size
      "otel-resource-attributes" = opentelemetry_resource_attributes
      "otel-compression"         = opentelemetry_compression
    }
  }

  call "DELETE /cluster/metrics/server/{id}" {
    on     = ["delete"]
    path   = { id = name }
    source = "fwprovider/cluster/metrics/resource_metrics_server.go Delete"
  }
}

data "proxmox_metrics_server" {
  aliases = ["proxmox_virtual_environment_metrics_server"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/metrics/datasource_metrics_server.go"

  call "GET /cluster/metrics/server/{id}" {
    on     = ["read"]
    path   = { id = name }
    source = "fwprovider/cluster/metrics/datasource_metrics_server.go Read"
  }
}
