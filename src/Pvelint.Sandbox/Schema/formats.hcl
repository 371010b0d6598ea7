# The forms that parameters are held to: checks in order, the first that fails tells its error. {value} stands for what was given,
# {length} for its length. A format of this name with "-list" behind it is for each item of a list, with "-opt" for what is not empty.

format "pve-userid" {
  source = "pve-access-control 9.1.1 src/PVE/Auth/Plugin.pm verify_username"
  checks = [
    { min_length = 3, error = "user name '{value}' is too short" },
    { max_length = 64, error = "user name '{value}' is too long ({length} > 64)" },
    { pattern = "^[^\\s:/]+@[A-Za-z][A-Za-z0-9._-]+$", error = "value '{value}' does not look like a valid user name" },
  ]
}

format "pve-realm" {
  source = "pve-access-control 9.1.1 src/PVE/Auth/Plugin.pm pve_verify_realm"
  checks = [
    { pattern = "^[A-Za-z][A-Za-z0-9._-]+$", error = "value does not look like a valid realm" },
  ]
}

format "pve-tokenid" {
  source = "pve-access-control 9.1.1 src/PVE/AccessControl.pm pve_verify_tokenid"
  checks = [
    { pattern = "^[^\\s:/]+@[A-Za-z][A-Za-z0-9._-]+![A-Za-z][A-Za-z0-9._-]+$", error = "value '{value}' does not look like a valid token ID" },
  ]
}

format "pve-groupid" {
  source = "pve-access-control 9.1.1 src/PVE/AccessControl.pm verify_groupname"
  checks = [
    { pattern = "^[A-Za-z0-9._-]+$", error = "group name '{value}' contains invalid characters" },
  ]
}

format "pve-roleid" {
  source = "pve-access-control 9.1.1 src/PVE/AccessControl.pm verify_rolename"
  checks = [
    { pattern = "^[A-Za-z0-9._-]+$", error = "role name '{value}' contains invalid characters" },
  ]
}

format "pve-priv" {
  source = "pve-access-control 9.1.1 src/PVE/AccessControl.pm verify_privname"
  checks = [
    { privilege = true, error = "invalid privilege '{value}'" },
  ]
}

format "pve-poolid" {
  source = "pve-access-control 9.1.1 src/PVE/AccessControl.pm verify_poolname"
  checks = [
    { pattern = "^[^/]*(/[^/]*){0,2}$", error = "pool name '{value}' nested too deeply (max levels = 3)" },
    { pattern = "^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+){0,2}$", error = "pool name '{value}' contains invalid characters" },
  ]
}

format "pve-configid" {
  source = "pve-common 9.2.1 src/PVE/JSONSchema.pm pve_verify_configid"
  checks = [
    { pattern = "^(?i:[a-z][a-z0-9_-]+)$", error = "invalid configuration ID '{value}'" },
  ]
}

format "pve-vmid" {
  source = "pve-common 9.2.1 src/PVE/JSONSchema.pm pve_verify_vmid"
  checks = [
    { pattern = "^[1-9][0-9]{2,8}$", error = "value does not look like a valid VM ID" },
  ]
}

format "pve-node" {
  source = "pve-common 9.2.1 src/PVE/JSONSchema.pm pve_verify_node_name"
  checks = [
    { pattern = "^([a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)$", error = "value does not look like a valid node name" },
  ]
}

format "pve-storage-id" {
  source = "pve-common 9.2.1 src/PVE/JSONSchema.pm parse_storage_id"
  checks = [
    { pattern = "^(?i:[a-z][a-z0-9_.-]*[a-z0-9])$", error = "storage ID '{value}' contains illegal characters" },
  ]
}

format "email" {
  source = "pve-common 9.2.1 src/PVE/ParseUtils.pm EMAIL_RE"
  checks = [
    { pattern = "^[\\w+~-]+(\\.[\\w+~-]+)*@[a-zA-Z0-9-]+(\\.[a-zA-Z0-9-]+)*$", error = "value does not look like a valid email address" },
  ]
}
