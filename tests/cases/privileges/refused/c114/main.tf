resource "proxmox_virtual_environment_metrics_server" "influx" {
  name   = "influx"
  server = "192.0.2.10"
  port   = 8089
  type   = "influxdb"
}
