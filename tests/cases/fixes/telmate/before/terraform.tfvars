secret = "Tr0ub4dor-pve-9"
pm_region = "lab"