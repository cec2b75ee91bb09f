resource "vsphere_virtual_machine" "app" {
  name = "app"
}
