variable "endpoint" {
  type    = string
  default = "https://192.0.2.10:8006/"
}

variable "api_token" {
  type = string
}
