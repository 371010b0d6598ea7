#!/bin/sh
	# pvelint:ignore PVE301 -- never was
true # pvelint:ignore PVE301
