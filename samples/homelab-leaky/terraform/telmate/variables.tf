variable "api_token_id" {
  type = string
}

variable "api_token_secret" {
  type = string
}

variable "tls_insecure" {
  type    = bool
  default = true
}
