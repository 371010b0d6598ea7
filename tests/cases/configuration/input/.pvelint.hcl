pve     = "8.4"
fail_on = "error"
exclude = ["vendor/**", "*.bak", "broken.hcl", "strict.hcl"]

fingerprint_key = "3c1d0c5f8e7b4f8d9f5b2a6e"

rule "PVE301" {
  severity = "note"
}

rule "PVE106" {
  severity = "off"
}

ignore {
  rule   = "PVE101"
  path   = "lab/**"
  reason = "the lab is thrown away each night"
}

ignore {
  rule    = "PVE101"
  path    = "infra/**"
  reason  = "until the move to the secret store"
  expires = "2026-11-01"
}

ignore {
  rule   = "PVE104"
  reason = "there are no tickets any more"
}
