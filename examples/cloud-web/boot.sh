#!/bin/sh
set -eu
hostname "web-$(cat /etc/machine-id)"
systemctl start web
