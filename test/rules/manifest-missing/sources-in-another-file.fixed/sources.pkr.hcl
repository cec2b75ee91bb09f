source "vsphere-iso" "base" {
}
