#!/bin/sh
exec systemctl enable --now nginx
