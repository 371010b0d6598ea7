pev     = "8.4"
fail_on = "sometimes"
exclude = "vendor/**"
fingerprint_key = "short"

rule "PVE999" {
  severity = "note"
}

rule "PVE301" {
  level = "note"
}

ignore {
  rule = "PVE101"
}

ignore {
  rule    = "PVE101"
  reason  = "because"
  expires = "tomorrow"
}

suppress {
}
