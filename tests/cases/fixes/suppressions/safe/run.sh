#!/bin/sh
true # pvelint:ignore PVE301
