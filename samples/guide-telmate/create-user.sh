#!/bin/sh
# Run on a node, once.

# In a lab the easy way is the role that may do everything:
pveum user add terraform@pve --comment "Terraform"
pveum aclmod / -user terraform@pve -role Administrator

# Elsewhere take the role for machines instead:
pveum aclmod / -user terraform@pve -role PVEVMAdmin

# The secret is shown once; it goes into terraform.tfvars.
pveum user token add terraform@pve tf --privsep 1
