#!/bin/sh
# Stands in for Packer where a cloud or another version is needed: says what lies in the folder it is run in.
case "$1" in
  version) echo "Packer v1.9.4" ;;
  # Where it lies here, a server that does not answer, while which no notice is taken of being asked to stop.
  init) echo "$@" >>init-arguments; while [ -e silent ]; do trap '' TERM; echo waiting; sleep 0.2; done; exit "$(cat init-exit 2>/dev/null || echo 0)" ;;
  validate)
    env >environment
    # What Packer says where plugins are missing (hcl2template/plugin.go of v1.9.4).
    if [ -e needs-init ] && [ ! -e init-arguments ]; then
      cat needs-init
      exit 1
    fi
    exit 0
    ;;
  # Refuses where something lies, as newer versions are to be asked in an empty folder; the lists lie in the template, or at home.
  plugins) [ -z "$(ls -A)" ] || exit 9; cat "${3:-$HOME}/plugins-$2" ;;
  build)
    echo "$@" >build-arguments
    cat stream
    while [ -e wait ]; do sleep 0.05; done
    exit "$(cat exit 2>/dev/null || echo 0)"
    ;;
esac
