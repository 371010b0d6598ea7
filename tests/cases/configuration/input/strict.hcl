fail_on = "note"
