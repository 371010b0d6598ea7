#!/bin/sh
# Does the token work?
curl -k -H "Authorization: PVEAPIToken=terraform@pve!tf=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17" \
  https://192.0.2.10:8006/api2/json/version
